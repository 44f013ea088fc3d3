import assert from 'node:assert/strict';
import { elfHeadOf } from '../../../src/probes/binaries/elf-head.js';

const file = (path: string) => ({ path, type: 'file', mode: 0o755, uid: 0, gid: 0, size: 64 }) as const;
const ELF = Uint8Array.from({ length: 64 }, (_, at) => [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1][at] ?? 0);

describe('the head of an ELF file', () => {
  it('is looked at once for one file, and again for the next', () => {
    const [program, text] = [file('/bin/program'), file('/bin/program')];
    const head = elfHeadOf(program, ELF);
    assert.ok(head !== undefined);
    assert.equal(elfHeadOf(program, ELF), head);
    assert.equal(elfHeadOf(text, Buffer.from('#!/bin/sh')), undefined);
    assert.deepEqual(elfHeadOf(program, ELF), head);
  });
});
