import assert from 'node:assert/strict';
import { lacksOfArguments, runsItself } from '../../../src/requirements/shell/arguments.js';
import { sceneOf } from '../../support/proof.js';
import { shellSystem } from '../../support/shell.js';

const PASSWD = 'root:x:0:0::/root:/bin/sh\nwww-data:x:33:33::/:/bin/sh\n';
const ACCOUNTS = { '/etc/passwd': PASSWD, '/etc/group': 'root:x:0:\n' };

async function messages(lines: readonly string[], program = '/usr/bin/x', more = {}): Promise<(string | undefined)[]> {
  const { view } = await sceneOf(shellSystem([], { ...ACCOUNTS, ...more }), {});
  const script = { path: '/start', shell: { kind: 'dash', path: '/usr/bin/dash' } } as const;
  return lines.map((line) => {
    const lack = lacksOfArguments(view, script, { run: line.split(' '), line: 1 }, program);
    return lack && /(?:user|group|option) (\S+?),/.exec(lack.message)?.[1];
  });
}

describe('lacksOfArguments', () => {
  it('looks accounts up', async () => {
    assert.deepEqual(
      await messages([
        'id pg',
        'id -u root',
        'id',
        'chown -R pg:pg /x',
        'chown root:pg /x',
        'chown 5 /x',
        'chown $ /x',
      ]),
      ['pg', undefined, undefined, 'pg', 'pg', undefined, undefined],
    );
    assert.deepEqual(
      await messages([
        'su - pg -c x',
        'su pg',
        'su -c pg root',
        'gosu pg x',
        'sudo -u pg x',
        'sudo x',
        'chgrp pg /x',
        'install -o pg a b',
      ]),
      ['pg', 'pg', undefined, 'pg', 'pg', undefined, 'pg', 'pg'],
    );
  });

  it('knows functions of awk that not all have', async () => {
    const { view } = await sceneOf(shellSystem(), {});
    const script = { path: '/start', shell: { kind: 'dash', path: '/usr/bin/dash' } } as const;
    const said = (program: string, ...run: string[]) =>
      lacksOfArguments(view, script, { run: ['awk', ...run], line: 1 }, program)?.message;
    const text = '{ print gensub(/a/, "b", 1) }';
    assert.match(said('/usr/bin/mawk', '-F', ':', text) ?? '', /calls gensub, which mawk refuses/);
    assert.equal(said('/usr/bin/gawk', text), undefined);
    assert.equal(said('/bin/busybox', text), undefined);
    assert.match(said('/bin/busybox', '{ asort(a) }') ?? '', /asort/);
    assert.equal(said('/usr/bin/mawk', '-f', 'asort('), undefined);
    assert.equal(said('/usr/bin/mawk', 'function asort(x) { } { asort(a) }'), undefined);
  });

  it('calls nobody missing where accounts come from elsewhere', async () => {
    const nsswitch = { '/etc/nsswitch.conf': 'passwd: files ldap\n' };
    assert.deepEqual(await messages(['id pg'], '/usr/bin/id', nsswitch), [undefined]);
  });

  it('knows options that BusyBox does not', async () => {
    const lines = ['grep -qP x', 'grep -q -- -P', 'date --iso-8601=ns', 'date -Ins', 'ip -V'];
    assert.deepEqual(await messages(lines, '/bin/busybox'), ['-P', undefined, '--iso-8601', undefined, '-V']);
    assert.deepEqual(
      await messages(lines, '/usr/bin/grep'),
      lines.map(() => undefined),
    );
  });
});

describe('runsItself', () => {
  const helper = (line: string, program = '/usr/bin/tar') => runsItself(line.split(' '), program);

  it('is what tar compresses with', () => {
    assert.deepEqual(
      ['tar -cJf a.tar.xz a', 'tar xzf a.tgz', 'tar --zstd -cf a b', 'tar -C Jz -cf a b'].map((line) => helper(line)),
      ['xz', 'gzip', 'zstd', undefined],
    );
  });

  it('is nothing where the archiver does it itself', () => {
    assert.equal(helper('tar -cJf a.tar.xz a', '/bin/busybox'), undefined);
    assert.equal(helper('tar -tf a.tar'), undefined);
    assert.equal(helper('cp -J a'), undefined);
  });
});
