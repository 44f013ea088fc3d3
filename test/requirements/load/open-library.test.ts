import assert from 'node:assert/strict';
import { openLibrary } from '../../../src/requirements/load/open-library.js';
import { buildElf } from '../../support/elf/build.js';
import type { MemoryFile } from '../../support/memory-environment.js';
import { executable, glibcSystem, library, program, sceneOf } from '../../support/proof.js';

/** A library with one byte of its header changed. */
function odd(at: number, value: number): Uint8Array {
  const bytes = library('a.so');
  bytes[at] = value;
  return bytes;
}

const FILES: readonly (readonly [what: string, file: MemoryFile, kind: string, cause?: string])[] = [
  ['a library', library('a.so'), 'library'],
  ['one for another machine', library('a.so', { machine: 183 }), 'other'],
  ['one that says another width', odd(4, 1), 'other'],
  ['one that says another byte order', odd(5, 2), 'refused', 'bad-elf:byte-order'],
  ['one with another header version', odd(6, 5), 'refused', 'bad-elf:header-version'],
  ['one for another system', odd(7, 9), 'refused', 'kernel-or-osabi'],
  ['one with another ABI version', odd(8, 5), 'refused', 'kernel-or-osabi'],
  ['a script', executable('#!/bin/sh\n'.repeat(9)), 'refused', 'bad-elf:invalid-ELF-header'],
  ['a damaged one', buildElf({ symbols: [{ name: 'x' }] }).subarray(0, 200), 'refused', 'bad-elf:malformed'],
  ['an object file', buildElf({ type: 'relocatable' }), 'refused', 'bad-elf:only-ET_DYN-and-ET_EXEC'],
  ['a program', buildElf({ type: 'executable' }), 'refused', 'bad-elf:cannot-dynamically-load-executable'],
  ['a directory', { directory: true }, 'refused', 'bad-elf:cannot-read-file-data'],
  ['one that could not be read', { content: library('a.so'), unreadable: 'denied' }, 'unknown'],
];

describe('openLibrary', () => {
  for (const [what, file, kind, cause] of FILES) {
    it(`judges ${what}`, async () => {
      const { view } = await sceneOf(glibcSystem(), { '/lib/a.so': file, '/app': program() });
      const app = view.find('/opt/app/app');
      assert.ok(app.kind === 'elf');
      const opened = openLibrary(view, '/opt/app/lib/a.so', app);
      assert.deepEqual([opened.kind, opened.kind === 'refused' ? opened.cause : undefined], [kind, cause]);
      assert.equal(openLibrary(view, '/opt/app/lib/b.so', app).kind, 'absent');
    });
  }
});
