import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Section } from '../../../src/model/snapshot.js';
import { runProbes } from '../../../src/probes/engine.js';
import { dpkgProbe } from '../../../src/probes/packages/dpkg.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';
import { ownersOf } from '../../support/owners.js';
import { pendingUnless } from '../../support/pending.js';

async function packages(files: Record<string, MemoryFile>): Promise<Section> {
  const { packages: section } = await runProbes(memoryEnvironment(files), [dpkgProbe]);
  assert.ok(section !== undefined);
  for (const fact of Object.values(section.facts)) dpkgProbe.schema.parse(fact);
  return section;
}

/** A stanza of `status`: `name version architecture state`. */
function stanza(words: string): string {
  const [name, version, architecture, state = 'installed'] = words.split(' ');
  return `Package: ${name}\nStatus: install ok ${state}\nArchitecture: ${architecture}\nVersion: ${version}\n\n`;
}

function states(section: Section): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(section.facts).map(([key, { version, state }]) => [key, `${version} ${state}`]),
  );
}

const STATUS = '/var/lib/dpkg/status';
const SUM = 'd41d8cd98f00b204e9800998ecf8427e';

describe('dpkg probe', () => {
  it('reads status, several architectures of one package side by side', async () => {
    const section = await packages({
      [STATUS]: stanza('libc6 2.36-9 amd64') + stanza('libc6 2.36-9 i386') + stanza('gone 1 all config-files'),
    });
    assert.equal(section.status, 'complete');
    assert.deepEqual(states(section), {
      'deb/gone:all': '1 config-files',
      'deb/libc6:amd64': '2.36-9 installed',
      'deb/libc6:i386': '2.36-9 installed',
    });
  });

  it('reads the journal after status, as dpkg would', async () => {
    const section = await packages({
      [STATUS]: stanza('a 1 all') + stanza('b 1 all') + stanza('c 1 all'),
      '/var/lib/dpkg/updates/0001': stanza('a 2 all half-installed'),
      '/var/lib/dpkg/updates/0002': stanza('a 2 all unpacked') + stanza('b 1 all not-installed'),
      '/var/lib/dpkg/updates/tmp.i': 'in the making',
    });
    assert.deepEqual(states(section), { 'deb/a:all': '2 unpacked', 'deb/c:all': '1 installed' });
  });

  it('reads distroless images, not taking sums for packages', async () => {
    const files = {
      '/var/lib/dpkg/status.d/base': 'Package: base-files\nVersion: 12.4\nArchitecture: amd64\n',
      '/var/lib/dpkg/status.d/base.md5sums': `${SUM}  etc/debian_version\n`,
      '/var/lib/dpkg/status.d/libssl3': 'Package: libssl3\nVersion: 3.0\nArchitecture: amd64\nSource: openssl\n',
      '/etc/debian_version': '12.4\n',
    };
    const section = await packages(files);
    assert.equal(section.status, 'complete');
    assert.deepEqual(states(section), {
      'deb/base-files:amd64': '12.4 installed',
      'deb/libssl3:amd64': '3.0 installed',
    });
    assert.deepEqual(await ownersOf(memoryEnvironment(files), dpkgProbe, ['/etc/debian_version']), {
      '/etc/debian_version': 'deb/base-files:amd64',
    });
  });

  it('says nothing where there is no dpkg', async () => {
    assert.deepEqual(await packages({ '/etc/passwd': '' }), { status: 'not-applicable', problems: [], facts: {} });
    assert.deepEqual(await packages({ [STATUS]: '' }), { status: 'complete', problems: [], facts: {} });
  });

  it('finds status behind links', async () => {
    const section = await packages({ '/var/lib/dpkg': { link: '/data/dpkg' }, '/data/dpkg/status': stanza('a 1 all') });
    assert.deepEqual(states(section), { 'deb/a:all': '1 installed' });
  });

  describe('with a database that is damaged', () => {
    const whole = stanza('a 1 all') + stanza('b 1 all') + stanza('c 1 all');

    it('keeps what is good and names the file that was cut', async () => {
      const section = await packages({ [STATUS]: whole.slice(0, whole.indexOf('Package: c') + 40) });
      assert.equal(section.status, 'partial');
      assert.deepEqual(Object.keys(section.facts), ['deb/a:all', 'deb/b:all']);
      assert.ok(section.problems.every(({ path, reason }) => path === STATUS && reason === 'malformed'));
    });

    it('names the stanza that lacks a version', async () => {
      const section = await packages({ [STATUS]: whole.replace('Version: 1\n', '') });
      assert.equal(section.status, 'partial');
      assert.deepEqual(Object.keys(section.facts), ['deb/b:all', 'deb/c:all']);
      assert.match(section.problems[0]?.message ?? '', /status, line 1: package a without a version/);
    });

    it('fails where status cannot be read', async () => {
      const section = await packages({ [STATUS]: { content: whole, unreadable: 'permission denied' } });
      assert.equal(section.status, 'failed');
      assert.deepEqual(
        section.problems.map(({ path, reason }) => [path, reason]),
        [[STATUS, 'unreadable']],
      );
    });

    it('fails where its directory cannot be read', async () => {
      const section = await packages({ '/var/lib': { directory: true, unreadable: 'permission denied' } });
      assert.equal(section.status, 'failed');
      assert.equal(section.problems[0]?.path, '/var/lib');
    });

    it('fails where status was removed and its lists were not', async () => {
      const section = await packages({ '/var/lib/dpkg/info/a.list': '/.\n/etc/x\n' });
      assert.equal(section.status, 'failed');
      assert.deepEqual(
        section.problems.map(({ path, reason }) => [path, reason]),
        [[STATUS, 'missing']],
      );
    });

    it('fails on bytes that are no database', async () => {
      const section = await packages({ [STATUS]: Uint8Array.from({ length: 5000 }, (_byte, at) => (at * 7919) % 251) });
      assert.equal(section.status, 'failed');
    });
  });

  it('gives a package the scripts that it brings for dpkg to run', async () => {
    const files = {
      [STATUS]: stanza('a 1 amd64'),
      '/var/lib/dpkg/info/a.list': '/.\n',
      '/var/lib/dpkg/info/a.postinst': '#!/bin/sh\n',
      '/var/lib/dpkg/info/b.postinst': '#!/bin/sh\n',
    };
    const asked = ['/var/lib/dpkg/info/a.postinst', '/var/lib/dpkg/info/b.postinst'];
    assert.deepEqual(await ownersOf(memoryEnvironment(files), dpkgProbe, asked), {
      '/var/lib/dpkg/info/a.postinst': 'deb/a:amd64',
    });
  });

  describe('owners', () => {
    const files = {
      [STATUS]:
        stanza('a 1 amd64') +
        stanza('liba 1 amd64') +
        stanza('liba 1 i386') +
        stanza('liba-dev 1 amd64') +
        stanza('dash 1 amd64'),
      '/var/lib/dpkg/info/a.list': '/.\n/bin\n/bin/a\n/bin/sh\n/usr\n/usr/share\n/usr/share/doc\n',
      '/var/lib/dpkg/info/liba:amd64.list': '/.\n/lib\n/lib/x86_64\n/lib/x86_64/liba.so.1\n',
      '/var/lib/dpkg/info/liba:i386.list': '/.\n/lib\n/lib/i386\n/lib/i386/liba.so.1\n',
      '/var/lib/dpkg/info/liba-dev:amd64.list': '/.\n/usr/lib/x86_64/liba.so\n',
      '/var/lib/dpkg/info/dash.list': '/.\n/bin/sh\n',
      '/var/lib/dpkg/info/unknown.list': '/.\n/etc/x\n',
      '/var/lib/dpkg/diversions': '/bin/sh\n/bin/sh.distrib\ndash\n',
      '/bin': { link: 'usr/bin' },
      '/lib': { link: 'usr/lib' },
      '/usr/bin/a': '',
      '/usr/bin/sh': { link: 'dash' },
      '/usr/bin/sh.distrib': '',
      '/usr/lib/x86_64/liba.so.1': '',
      '/usr/lib/x86_64/liba.so': { link: 'liba.so.1' },
      '/usr/lib/i386/liba.so.1': '',
      '/etc/x': '',
      '/srv/mine': '',
    };

    it('are found through links, architectures and diversions', async () => {
      const asked = ['/usr/bin/a', '/usr/lib/x86_64/liba.so.1', '/usr/lib/i386/liba.so.1', '/usr/bin/sh.distrib'];
      assert.deepEqual(await ownersOf(memoryEnvironment(files), dpkgProbe, [...asked, '/etc/x', '/srv/mine']), {
        '/usr/bin/a': 'deb/a:amd64',
        '/usr/lib/x86_64/liba.so.1': 'deb/liba:amd64',
        '/usr/lib/i386/liba.so.1': 'deb/liba:i386',
        '/usr/bin/sh.distrib': 'deb/a:amd64',
      });
    });
  });
});

/** The files of a real root that the probe reads, and no other. */
function databaseOf(root: string): Record<string, MemoryFile> {
  const directory = join(root, 'var/lib/dpkg');
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(status|diversions|info\/.*\.list|updates\/\d+|status\.d\/.*)$/.test(name),
  );
  return Object.fromEntries(names.map((name) => [`/var/lib/dpkg/${name}`, readFileSync(join(directory, name))]));
}

/** Every package as dpkg-query shows it, in the words of a fact. */
function query(root: string): string[] {
  const format =
    // biome-ignore lint/suspicious/noTemplateCurlyInString: placeholders of dpkg-query
    '${Package} ${Version} ${Architecture} ${db:Status-Status} ${db:Status-Want} ${source:Package} ${source:Version}\\n';
  const run = spawnSync('dpkg-query', [`--admindir=${join(root, 'var/lib/dpkg')}`, '-W', '-f', format], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.trim().split('\n').sort();
}

function said({ facts }: Section): string[] {
  return Object.values(facts)
    .map(({ name, version, architecture, state, held, source, sourceVersion }) =>
      [name, version, architecture, state, held === true ? 'hold' : 'install', source, sourceVersion ?? version].join(
        ' ',
      ),
    )
    .sort();
}

describe('dpkg probe against dpkg-query', () => {
  const corpus = join(process.env.HOSTDRIFT_BENCH_CORPUS ?? '$HOSTDRIFT_BENCH_CORPUS', 'rootfs');

  for (const name of ['bullseye-base', 'bookworm-site', 'trixie-site', 'sid-base']) {
    it(`says of ${name} what dpkg-query says`, async function () {
      pendingUnless(this, existsSync('/usr/bin/dpkg-query'), 'dpkg is not installed');
      pendingUnless(this, existsSync(join(corpus, name)), 'HOSTDRIFT_BENCH_CORPUS names no directory with this root');
      const section = await packages(databaseOf(join(corpus, name)));
      assert.equal(section.status, 'complete');
      assert.deepEqual(said(section), query(join(corpus, name)));
    });
  }

  it('says of this machine what dpkg-query says', async function () {
    pendingUnless(this, existsSync('/usr/bin/dpkg-query') && existsSync(STATUS), 'this machine has no dpkg');
    const section = await packages(databaseOf('/'));
    assert.deepEqual(said(section), query('/'));
  });
});
