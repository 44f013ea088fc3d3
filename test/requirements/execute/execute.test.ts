import assert from 'node:assert/strict';
import { execute } from '../../../src/requirements/execute/execute.js';
import { buildElf } from '../../support/elf/build.js';
import type { MemoryFile } from '../../support/memory-environment.js';
import { causesOf, executable, glibcSystem, program, proofOf, sceneOf } from '../../support/proof.js';

/** Thin Mach-O for 64 bits; a DOS header. */
const MACH_O = Buffer.from('cffaedfe07000001', 'hex');
const PE = Buffer.from('4d5a900003000000', 'hex');

const CASES: readonly (readonly [what: string, file: MemoryFile, causes: readonly string[]])[] = [
  ['a directory', { directory: true }, ['not-executable']],
  ['a file without execute bit', '#!/bin/sh\n', ['not-executable']],
  ['a program for macOS', executable(MACH_O), ['wrong-os:macho']],
  ['a program for Windows', executable(PE), ['wrong-os:pe']],
  ['a text without #!', executable('echo hello\n'), ['exec-format:no-shebang']],
  ['a byte order mark before #!', executable('\ufeff#!/bin/sh\n'), ['exec-format:no-shebang']],
  ['a #! without an interpreter', executable('#!\n'), ['exec-format:shebang']],
  ['a #! that is too long', executable(`#!/${'x'.repeat(300)}\n`), ['exec-format:shebang']],
  ['an object file', executable(buildElf({ type: 'relocatable' })), ['exec-format:elf']],
  ['a program for another machine', program({ machine: 183 }), ['wrong-arch:aarch64']],
  ['a 32-bit program where only 64 bits run', program({ class: 32 }), ['wrong-arch:i386']],
  ['a program that is cut off', executable(buildElf({ type: 'executable' }).subarray(0, 100)), ['bad-elf:truncated']],
  ['a static program', program({ static: true, interpreter: '' }), []],
];

describe('execute', () => {
  for (const [what, file, causes] of CASES) {
    it(`judges ${what}`, async () => assert.deepEqual(await causesOf(glibcSystem(), { '/app': file }), causes));
  }

  it('says that nothing is there', async () => {
    assert.deepEqual(await causesOf(glibcSystem(), { '/other': program() }), ['missing-file:/opt/app/app']);
  });

  it('leaves open what only the machine tells, but for a loader that is missing', async () => {
    const open = { machines: undefined };
    const elf = { class: 32, interpreter: '/lib/ld-linux.so.2' } as const;
    assert.deepEqual(await causesOf(glibcSystem(), { '/app': program(elf) }, open), [
      'missing-elf-interpreter:/lib/ld-linux.so.2',
    ]);
    const proof = await proofOf(
      glibcSystem(),
      { '/app': executable(buildElf({ class: 32, type: 'executable', static: true })) },
      open,
    );
    assert.equal(proof.verdict, 'unknown');
  });

  it('takes any path of the target', async () => {
    assert.deepEqual(execute(await sceneOf(glibcSystem(), {}), '/bin/sh', []), []);
  });
});
