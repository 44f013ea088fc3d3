import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { libcProbe } from '../../../src/probes/os/libc.js';
import { buildElf } from '../../support/elf/build.js';
import type { ElfSpec } from '../../support/elf/spec.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

async function section(files: Record<string, MemoryFile>) {
  const { os } = await runProbes(memoryEnvironment(files), [libcProbe]);
  for (const fact of Object.values(os?.facts ?? {})) libcProbe.schema.parse(fact);
  return os;
}

const library = (text: string, spec: ElfSpec = {}): MemoryFile => ({
  content: Buffer.concat([buildElf(spec), Buffer.from(text)]),
  mode: 0o755,
});
const glibc = (version: string, spec: ElfSpec = {}) =>
  library(`\0GNU C Library (Debian GLIBC ${version}-1) stable release version ${version}.\n`, spec);
const musl = (version: string, spec: ElfSpec = {}) => library(`\0/etc/ld-musl-\0x86_64\0${version}\0`, spec);
const program = (interpreter: string): MemoryFile => ({ content: buildElf({ interpreter, pie: true }), mode: 0o755 });

const GNU = '/usr/lib/x86_64-linux-gnu/libc.so.6';
const LOADER = '/lib64/ld-linux-x86-64.so.2';

describe('the libc probe', () => {
  it('finds family and version in the library itself', async () => {
    assert.deepEqual((await section({ [GNU]: glibc('2.41') }))?.facts, {
      libc: { family: 'glibc', version: '2.41', machine: 'x86_64', class: 64, path: GNU },
    });
    const old = await section({ '/lib/libc-2.31.so': glibc('2.31'), '/lib/libc.so.6': { link: 'libc-2.31.so' } });
    assert.equal(old?.facts.libc?.version, '2.31');
    assert.deepEqual((await section({ '/lib/ld-musl-x86_64.so.1': musl('1.2.2') }))?.facts.libc, {
      ...{ family: 'musl', version: '1.2.2', machine: 'x86_64', class: 64, path: '/lib/ld-musl-x86_64.so.1' },
    });
    assert.equal(
      (await section({ '/lib/ld-musl-x86_64.so.1': musl('1.2.6-git-3-g0123abc') }))?.facts.libc?.version,
      '1.2.6',
    );
  });

  it('takes for libc what the programs of the system are linked with, and names the others', async () => {
    const both = { [GNU]: glibc('2.41'), '/lib/ld-musl-x86_64.so.1': musl('1.2.5') };
    const onGnu = await section({ ...both, '/bin/sh': program(LOADER) });
    assert.deepEqual([onGnu?.facts.libc?.family, onGnu?.facts['libc/musl']?.version], ['glibc', '1.2.5']);
    const onMusl = await section({ ...both, '/bin/sh': program('/lib/ld-musl-x86_64.so.1') });
    assert.deepEqual([onMusl?.facts.libc?.family, onMusl?.facts['libc/glibc']?.version], ['musl', '2.41']);
  });

  it('goes by the machine where several are installed side by side', async () => {
    const os = await section({
      '/usr/lib/aarch64-linux-gnu/libc.so.6': glibc('2.36', { machine: 183 }),
      [GNU]: glibc('2.41'),
      '/usr/lib32/libc.so.6': glibc('2.41', { class: 32 }),
      '/bin/sh': program(LOADER),
    });
    assert.deepEqual(Object.keys(os?.facts ?? {}), ['libc', 'libc/aarch64', 'libc/i386']);
    assert.equal(os?.facts.libc?.path, GNU);
  });

  it('tells of several for the same programs only one', async () => {
    const os = await section({ '/lib/libc.so.6': glibc('2.31'), '/lib/i686/cmov/libc.so.6': glibc('2.31') });
    assert.deepEqual(Object.keys(os?.facts ?? {}), ['libc']);
  });

  it('knows that there is none, also beside a linker script and what only looks like one', async () => {
    const os = await section({
      '/usr/lib/x86_64-linux-gnu/libc.so': '/* GNU ld script */\nGROUP ( libc.so.6 )\n',
      '/lib/libc.so': library('nothing'),
      '/opt/app/libc.so.6': glibc('2.41'),
    });
    assert.deepEqual(os, { status: 'complete', problems: [], facts: {} });
  });

  it('leaves out a version that the library does not tell', async () => {
    assert.deepEqual((await section({ [GNU]: library('\0GNU C Library \0') }))?.facts.libc?.version, undefined);
  });

  it('does not know what lies in a library or directory that could not be read', async () => {
    const file = await section({ [GNU]: { content: 'x', mode: 0o755, unreadable: 'input/output error' } });
    assert.deepEqual([file?.status, file?.problems[0]?.path], ['failed', GNU]);
    const directory = await section({
      '/usr/lib/x86_64-linux-gnu': { directory: true, unreadable: 'permission denied' },
    });
    assert.equal(directory?.status, 'failed');
    const elsewhere = await section({
      [GNU]: glibc('2.41'),
      '/root': { directory: true, unreadable: 'permission denied' },
    });
    assert.equal(elsewhere?.status, 'complete');
    assert.equal((await section({ [GNU]: { content: '\x7fELF', mode: 0o755 } }))?.status, 'failed');
  });
});
