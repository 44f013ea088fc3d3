import assert from 'node:assert/strict';
import { causesOf, type Files, glibcSystem, library, MUSL, muslSystem } from '../../support/proof.js';

async function causes(target: Files, module: Uint8Array): Promise<string[]> {
  return causesOf(target, { '/a.so': module }, { entries: ['/a.so'] });
}

describe('loaderOfModules', () => {
  it('is that of the C library that is there', async () => {
    const module = library('a.so', { needed: ['libc.so.6', 'libpq.so.5'] });
    assert.deepEqual(await causes(glibcSystem(), module), ['missing-library:libpq.so.5']);
    assert.deepEqual(await causes(muslSystem(), module), ['missing-library:libpq.so.5']);
    assert.deepEqual(await causes(glibcSystem(), library('a.so', { machine: 183 })), ['wrong-arch:aarch64']);
    assert.deepEqual(await causes({}, module), ['missing-elf-interpreter:/lib64/ld-linux-x86-64.so.2']);
    assert.ok(MUSL in muslSystem());
  });

  it('asks for versions, and leaves symbols to the program that opens it', async () => {
    const symbols = [{ name: 'PyInit', undefined: true, use: 'eager' as const }];
    const module = library('a.so', { needed: ['libc.so.6'], needs: { 'libc.so.6': ['GLIBC_2.38'] }, symbols });
    assert.deepEqual(await causes(glibcSystem(), module), ['missing-symbol-version:GLIBC_2.38@libc.so.6']);
    assert.deepEqual(await causes(glibcSystem(), library('a.so', { symbols })), []);
  });
});

describe('refusedAsModule', () => {
  it('knows since when a stack is no longer made executable, and what must not be opened', async () => {
    const module = library('a.so', { executableStack: true });
    assert.deepEqual(await causes(glibcSystem('2.41'), module), ['bad-elf:cannot-enable-executable-stack']);
    assert.deepEqual(await causes(glibcSystem('2.36'), module), []);
    assert.deepEqual(await causes(glibcSystem(), library('a.so', { noOpen: true })), ['bad-elf:no-open']);
  });
});
