import assert from 'node:assert/strict';
import { buildLdCache } from '../../support/ld-so-cache.js';
import type { MemoryFile } from '../../support/memory-environment.js';
import { causesOf, type Files, glibcSystem, library, program } from '../../support/proof.js';

const FOO = 'missing-library:libfoo.so.1';
const foo = library('libfoo.so.1');

/** What is said of a program that needs libfoo.so.1, with these files beside it. */
async function causes(elf: object, payload: Files = {}, environment = {}, target: Files = {}): Promise<string[]> {
  const app = program({ needed: ['libfoo.so.1', 'libc.so.6'], ...elf });
  return causesOf(glibcSystem('2.36', target), { '/app': app, ...payload }, { environment });
}

describe('GlibcLoader', () => {
  it('looks where the files and the environment say', async () => {
    const inLib = { '/lib/libfoo.so.1': foo };
    assert.deepEqual(await causes({}, inLib), [FOO]);
    assert.deepEqual(await causes({ runpath: '$ORIGIN/lib' }, inLib), []);
    assert.deepEqual(await causes({ rpath: '/opt/app/lib' }, inLib), []);
    assert.deepEqual(await causes({ rpath: '/opt/app/lib', runpath: '/nowhere' }, inLib), [FOO]);
    assert.deepEqual(await causes({}, inLib, { LD_LIBRARY_PATH: '/nowhere;/opt/app/lib' }), []);
    assert.deepEqual(await causes({ needed: ['/opt/app/lib/libfoo.so.1'] }, inLib), []);
    assert.deepEqual(await causes({ needed: ['/nowhere/libfoo.so.1'] }, inLib), [
      'missing-library:/nowhere/libfoo.so.1',
    ]);
  });

  it('looks in the directories that are built into it, and in the cache as it is', async () => {
    assert.deepEqual(await causes({}, {}, {}, { '/usr/lib64/libfoo.so.1': foo }), []);
    const elsewhere = { '/usr/local/lib/libfoo.so.1': foo };
    assert.deepEqual(await causes({}, {}, {}, elsewhere), [FOO]);
    const cache = buildLdCache([{ name: 'libfoo.so.1', path: '/usr/local/lib/libfoo.so.1', flags: 0x303 }]);
    assert.deepEqual(await causes({}, {}, {}, { ...elsewhere, '/etc/ld.so.cache': cache }), []);
    assert.deepEqual(await causes({}, {}, {}, { '/etc/ld.so.cache': cache }), [FOO]);
  });

  it('takes what the program searches by DT_RPATH for its libraries too, not so DT_RUNPATH', async () => {
    const payload = {
      '/lib/libbar.so.1': library('libbar.so.1', { needed: ['libfoo.so.1'] }),
      '/lib/libfoo.so.1': foo,
    };
    assert.deepEqual(await causes({ needed: ['libbar.so.1'], rpath: '$ORIGIN/lib' }, payload), []);
    assert.deepEqual(await causes({ needed: ['libbar.so.1'], runpath: '$ORIGIN/lib' }, payload), [FOO]);
  });

  it('passes over a library for another machine, and says so when it is of another width', async () => {
    const arm = { '/bad/libfoo.so.1': library('libfoo.so.1', { machine: 183 }) };
    const good = { '/lib/libfoo.so.1': foo };
    const LD_LIBRARY_PATH = '/opt/app/bad:/opt/app/lib';
    assert.deepEqual(await causes({}, { ...arm, ...good }, { LD_LIBRARY_PATH }), []);
    assert.deepEqual(await causes({}, arm, { LD_LIBRARY_PATH }), [FOO]);
    const narrow = { '/bad/libfoo.so.1': library('libfoo.so.1', { class: 32 }) };
    assert.deepEqual(await causes({}, narrow, { LD_LIBRARY_PATH }), ['bad-elf:wrong-ELF-class']);
  });

  it('ends where a file of the right name is no library', async () => {
    const refused: readonly (readonly [MemoryFile, string])[] = [
      ['x'.repeat(100), 'bad-elf:invalid-ELF-header'],
      ['text', 'bad-elf:file-too-short'],
      [library('libfoo.so.1', { osAbi: 9 }), 'kernel-or-osabi'],
      [library('libfoo.so.1', { pie: true }), 'bad-elf:cannot-dynamically-load-position-independent-executable'],
    ];
    for (const [file, cause] of refused) {
      const payload = { '/bad/libfoo.so.1': file, '/lib/libfoo.so.1': foo };
      assert.deepEqual(await causes({ runpath: '/opt/app/bad:/opt/app/lib' }, payload), [cause]);
    }
  });

  it('looks below glibc-hwcaps for the processor, and does not guess at one that is not known', async () => {
    const app = program({ needed: ['libfoo.so.1'], runpath: '/opt/app/lib' });
    const payload = { '/app': app, '/lib/glibc-hwcaps/x86-64-v3/libfoo.so.1': foo };
    assert.deepEqual(await causesOf(glibcSystem(), payload, { cpuLevel: 3 }), []);
    assert.deepEqual(await causesOf(glibcSystem(), payload, { cpuLevel: 2 }), [FOO]);
    assert.deepEqual(await causesOf(glibcSystem(), payload), [FOO]);
  });

  it('asks for the libraries of what is preloaded, not for what is to be preloaded', async () => {
    const payload = { '/lib/libfoo.so.1': foo, '/pre.so': library('pre.so', { needed: ['libbar.so.1'] }) };
    assert.deepEqual(await causes({ runpath: '$ORIGIN/lib' }, payload, { LD_PRELOAD: '/nowhere.so' }), []);
    assert.deepEqual(await causes({ runpath: '$ORIGIN/lib' }, payload, { LD_PRELOAD: '/opt/app/pre.so' }), [
      'missing-library:libbar.so.1',
    ]);
  });

  it('leaves the default directories out where the file says so', async () => {
    assert.deepEqual(
      await causes({ needed: ['libfoo.so.1'], noDefaultLibraries: true }, {}, {}, { '/usr/lib64/libfoo.so.1': foo }),
      [FOO],
    );
  });

  it('passes over libraries for a newer kernel only up to 2.35', async () => {
    const payload = {
      '/app': program({ needed: ['libfoo.so.1'], runpath: '$ORIGIN' }),
      '/libfoo.so.1': library('libfoo.so.1', { minimumKernel: '99.0.0' }),
    };
    assert.deepEqual(await causesOf(glibcSystem('2.35'), payload, { kernel: '6.1.0-13-amd64' }), [FOO]);
    assert.deepEqual(await causesOf(glibcSystem('2.36'), payload, { kernel: '6.1.0-13-amd64' }), []);
  });
});
