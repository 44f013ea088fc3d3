import assert from 'node:assert/strict';
import { LibraryFact } from '../../../src/model/facts/library.js';
import type { Probe } from '../../../src/model/probe.js';
import { librariesProbe } from '../../../src/probes/binaries/libraries.js';
import { runProbes } from '../../../src/probes/engine.js';
import { buildElf } from '../../support/elf/build.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

const section = async (files: Record<string, MemoryFile>, ...others: Probe[]) => {
  const { libraries } = await runProbes(memoryEnvironment(files), [librariesProbe, ...others]);
  assert.ok(libraries);
  return libraries;
};

describe('the libraries probe', () => {
  it('finds what is a library by content and name', async () => {
    const { facts, status } = await section({
      '/usr/lib/libx.so.1.2': buildElf({ soname: 'libx.so.1' }),
      '/usr/lib/python3/_ext.cpython-313.so': buildElf({ needed: ['libc.so.6'] }),
      '/app/addon.node': buildElf({}),
      '/usr/lib/libc.so.6': { content: buildElf({ soname: 'libc.so.6', interpreter: '/lib/ld.so' }), mode: 0o755 },
      '/usr/lib/plugin': { content: buildElf({ soname: 'plugin' }), mode: 0o755 },
      // None of these is one.
      '/usr/bin/tool': { content: buildElf({ interpreter: '/lib/ld.so', pie: true }), mode: 0o755 },
      '/usr/bin/named.so': { content: buildElf({ interpreter: '/lib/ld.so' }), mode: 0o755 },
      '/usr/bin/static': { content: buildElf({ static: true }), mode: 0o755 },
      '/usr/bin/old': { content: buildElf({ type: 'executable', soname: 'old' }), mode: 0o755 },
      '/usr/lib/object.so': buildElf({ type: 'relocatable' }),
      '/usr/lib/quiet': buildElf({ soname: 'not-executable' }),
      '/usr/lib/libc.so': '/* GNU ld script */ GROUP ( /lib/libc.so.6 )',
      '/usr/lib/debug/lib/libx.so.1.2': buildElf({ soname: 'libx.so.1' }),
    });
    assert.equal(status, 'complete');
    assert.deepEqual(Object.keys(facts), [
      '/app/addon.node',
      '/usr/lib/libc.so.6',
      '/usr/lib/libx.so.1.2',
      '/usr/lib/plugin',
      '/usr/lib/python3/_ext.cpython-313.so',
    ]);
    for (const fact of Object.values(facts)) LibraryFact.parse(fact);
  });

  it('says what a library is called, needs and defines, and which links lead to it', async () => {
    const { facts } = await section({
      '/usr/lib/libx.so.1.2': buildElf({
        soname: 'libx.so.1',
        needed: ['libc.so.6'],
        versions: ['X_2', 'X_1'],
        needs: { 'libc.so.6': ['GLIBC_2.34'] },
      }),
      '/usr/lib/libx.so.1': { link: 'libx.so.1.2' },
      '/lib': { link: 'usr/lib' },
    });
    assert.deepEqual(facts, {
      '/usr/lib/libx.so.1.2': {
        name: 'libx.so.1.2',
        soname: 'libx.so.1',
        class: 64,
        machine: 'x86_64',
        needed: ['libc.so.6'],
        requires: { 'libc.so.6': ['GLIBC_2.34'] },
        defines: ['X_1', 'X_2'],
        links: ['/usr/lib/libx.so.1'],
      },
    });
  });

  it('names the package that owns it', async () => {
    const owning: Probe = {
      ...{ id: 'packages', title: '', schema: LibraryFact, conclude: () => ({ facts: [] }) },
      owners: () => [['/lib/libx.so', 'deb/libx']],
    };
    const files = { '/usr/lib/libx.so': buildElf({}), '/lib': { link: 'usr/lib' } };
    const { facts } = await section(files, owning);
    assert.equal(facts['/usr/lib/libx.so']?.owner, 'deb/libx');
  });

  it('takes a broken library for a problem that names it', async () => {
    const whole = buildElf({ soname: 'libx.so' });
    // Copies: what a probe was given is wiped after the visit.
    const part = (length: number) => Uint8Array.from(whole.subarray(0, length));
    const { facts, problems, status } = await section({
      '/usr/lib/liba.so': part(whole.length),
      '/usr/lib/libcut.so': part(whole.length - 60),
      '/usr/lib/libhead.so': part(30),
      '/usr/lib/libempty.so': '',
    });
    assert.deepEqual(Object.keys(facts), ['/usr/lib/liba.so']);
    assert.equal(status, 'partial');
    assert.deepEqual(
      problems.map(({ path, reason }) => [path, reason]),
      [
        ['/usr/lib/libcut.so', 'malformed'],
        ['/usr/lib/libhead.so', 'malformed'],
      ],
    );
    assert.match(problems[0]?.message ?? '', /the file has only/);
  });

  it('is incomplete where a directory that loaders search cannot be read, and only there', async () => {
    const closed: MemoryFile = { directory: true, unreadable: 'permission denied' };
    const library = () => ({ '/usr/lib/liba.so': buildElf({}) });
    for (const path of ['/lib64', '/opt/app', '/usr/local/lib', '/usr/lib/private']) {
      assert.equal((await section({ ...library(), [path]: closed })).status, 'partial', path);
    }
    for (const path of ['/root', '/var/lib/private', '/usr/share/x']) {
      assert.equal((await section({ ...library(), [path]: closed })).status, 'complete', path);
    }
  });

  it('pairs a library that moved by its soname, class and machine', () => {
    const { comparison } = librariesProbe;
    const fact = { soname: 'libx.so.1', class: 64, machine: 'x86_64', owner: 'deb/libx' };
    assert.equal(comparison?.pairBy?.('/a', fact), 'libx.so.1 64 x86_64');
    assert.equal(comparison?.pairBy?.('/a', { class: 64, machine: 'x86_64' }), undefined);
    assert.deepEqual(comparison?.owner?.('/a', fact), { section: 'packages', key: 'deb/libx' });
    assert.equal(comparison?.owner?.('/a', {}), undefined);
  });
});
