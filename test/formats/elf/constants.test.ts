import assert from 'node:assert/strict';
import fc from 'fast-check';
import { constantRanges } from '../../../src/formats/elf/constants.js';
import { buildElf } from '../../support/elf/build.js';

describe('constantRanges', () => {
  it('names the code where the linker kept constants with it, and nothing of other files', () => {
    const elf = buildElf({ static: true });
    const [range] = constantRanges(elf);
    assert.equal(range?.offset, 0);
    assert.deepEqual(constantRanges(Buffer.from('#!/bin/sh\n')), []);
  });

  it('never throws', () => {
    const elf = buildElf({});
    fc.assert(
      fc.property(fc.nat(Math.min(elf.length, 512) - 1), fc.nat(255), (at, byte) => {
        const bytes = Buffer.from(elf);
        bytes[at] = byte;
        assert.ok(Array.isArray(constantRanges(bytes)));
      }),
    );
  });
});
