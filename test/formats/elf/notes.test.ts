import assert from 'node:assert/strict';
import { readNotes } from '../../../src/formats/elf/notes.js';
import { openBroken, openSpec } from '../../support/elf/open.js';
import type { ElfSpec } from '../../support/elf/spec.js';

const spec: ElfSpec = { isaLevel: 3, minimumKernel: '3.2.0', buildId: 'c0ffee00' };

describe('readNotes', () => {
  it('finds level, kernel and build in every layout', () => {
    const expected = { isaLevel: 3, minimumKernel: '3.2.0', buildId: 'c0ffee00' };
    assert.deepEqual(readNotes(openSpec(spec)), expected);
    assert.deepEqual(readNotes(openSpec({ ...spec, class: 32 })), expected);
    for (const isaLevel of [1, 2, 4] as const) assert.equal(readNotes(openSpec({ isaLevel })).isaLevel, isaLevel);
  });

  it('takes the level from x86 files alone: elsewhere the number means something else', () => {
    const { isaLevel, ...rest } = readNotes(openSpec({ ...spec, machine: 183 }));
    assert.equal(isaLevel, undefined);
    assert.deepEqual(rest, { minimumKernel: '3.2.0', buildId: 'c0ffee00' });
    assert.equal(readNotes(openSpec({ ...spec, machine: 22, littleEndian: false })).minimumKernel, '3.2.0');
  });

  it('passes over notes of others and broken ones', () => {
    assert.deepEqual(readNotes(openSpec({})), {});
    const changed = (field: number, value: number) =>
      readNotes(
        openBroken({ buildId: 'c0ffee00' }, (bytes) => {
          const note = bytes.indexOf(Buffer.from('GNU\0')) - 12;
          bytes.writeUInt32LE(value, note + field);
        }),
      );
    assert.deepEqual(changed(12, 0x41414141), {});
    assert.deepEqual(changed(0, 0xffffffff), {});
    assert.deepEqual(changed(4, 0xffffffff), {});
    assert.deepEqual(changed(8, 77), {});
  });
});
