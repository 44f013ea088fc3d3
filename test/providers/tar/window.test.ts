import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RandomAccess } from '../../../src/providers/files/random-access.js';
import { Window } from '../../../src/providers/tar/window.js';

const SIZE = 100_000;
const BYTES = Uint8Array.from({ length: SIZE }, (_, at) => at % 251);

/** A file in memory that counts how often it is asked. */
class Memory implements RandomAccess {
  readonly size = SIZE;
  asked = 0;

  read(offset: number, length: number): Uint8Array {
    this.asked += 1;
    return BYTES.slice(offset, offset + length);
  }

  readInto(target: Uint8Array, offset: number): number {
    const bytes = this.read(offset, target.length);
    target.set(bytes);
    return bytes.length;
  }

  close(): void {
    assert.fail('closed what belongs to another');
  }
}

describe('Window', () => {
  it('gives the bytes of the file, whatever was read before', () => {
    const request = fc.record({ into: fc.boolean(), offset: fc.nat(SIZE), length: fc.nat(40_000) });
    fc.assert(
      fc.property(fc.array(request), (requests) => {
        const window = new Window(new Memory());
        const results = requests.map(({ into, offset, length }) => {
          if (!into) return window.read(offset, length);
          const target = new Uint8Array(length);
          return target.subarray(0, window.readInto(target, offset));
        });
        const expected = requests.map(({ offset, length }) => BYTES.slice(offset, offset + length));
        assert.ok(results.every((result, at) => Buffer.compare(result, expected[at] ?? new Uint8Array()) === 0));
      }),
    );
  });

  it('asks once for what lies together', () => {
    const memory = new Memory();
    const window = new Window(memory);
    for (let at = 0; at < 4608; at += 512) window.readInto(new Uint8Array(512), at);
    assert.equal(window.read(100, 1000).length, 1000);
    assert.equal(memory.asked, 1);
    window.close();
  });
});
