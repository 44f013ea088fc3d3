import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isWal, readWal, type Wal } from '../../../src/formats/sqlite/wal.js';
import { type Frame, walFile } from '../../support/rpm/wal.js';

const SIZE = 512;

function frame(page: number, fill: number, commit?: number): Frame {
  const content = new Uint8Array(SIZE).fill(fill);
  return commit === undefined ? { page, content } : { page, content, commit };
}

function contents(wal: Wal): Record<number, number | undefined> {
  return Object.fromEntries([...wal.pages].map(([page, bytes]) => [page, bytes[0]]));
}

function messages(wal: Wal): string[] {
  return wal.faults.map(({ message }) => message);
}

describe('write-ahead log', () => {
  for (const bigEndianSums of [false, true]) {
    it(`gives the last committed content of each page, sums in ${bigEndianSums ? 'big' : 'little'} endian`, () => {
      const frames = [frame(2, 1), frame(3, 2, 3), frame(2, 3, 3), frame(3, 4)];
      const wal = readWal(walFile(SIZE, frames, { bigEndianSums }));
      assert.deepEqual(contents(wal), { 2: 3, 3: 2 });
      assert.equal(wal.pageCount, 3);
      assert.equal(wal.pageSize, SIZE);
      assert.equal(wal.uncommitted, 1);
      assert.deepEqual(messages(wal), []);
      assert.equal(wal.offsets.get(2), 32 + 2 * (24 + SIZE) + 24);
    });
  }

  it('forgets pages that the last commit cut off', () => {
    assert.deepEqual(contents(readWal(walFile(SIZE, [frame(9, 1, 9), frame(1, 2, 1)]))), { 1: 2 });
  });

  it('ignores frames of an earlier log, which are no fault', () => {
    const now = walFile(SIZE, [frame(2, 1, 2)]);
    const earlier = walFile(SIZE, [frame(2, 7, 2), frame(2, 8, 2)], { salts: [1, 2] });
    const both = Uint8Array.from([...now, ...earlier.slice(now.length)]);
    assert.deepEqual(contents(readWal(both)), { 2: 1 });
    assert.deepEqual(messages(readWal(both)), []);
  });

  it('stops before the first frame whose checksum does not fit, and says so', () => {
    const bytes = walFile(SIZE, [frame(2, 1, 2), frame(2, 2, 2), frame(2, 3, 2)]);
    const second = 32 + 24 + SIZE;
    bytes[second + 24 + 100] = 0xff;
    const wal = readWal(bytes);
    assert.deepEqual(contents(wal), { 2: 1 });
    assert.deepEqual(messages(wal), [
      `the frame at offset ${second} of the write-ahead log does not match its checksum`,
    ]);
  });

  it('stops before a frame that is cut, and says where', () => {
    const bytes = walFile(SIZE, [frame(2, 1, 2), frame(2, 2, 2)]);
    assert.deepEqual(contents(readWal(bytes.slice(0, -1))), { 2: 1 });
    assert.match(messages(readWal(bytes.slice(0, -1)))[0] ?? '', /ends at offset 1103, inside the frame at 568/);
    assert.match(messages(readWal(bytes.slice(0, 580)))[0] ?? '', /ends at offset 580, inside the head of a frame/);
  });

  it('takes an empty log for one without content', () => {
    assert.deepEqual(readWal(new Uint8Array()).faults, []);
    assert.equal(readWal(new Uint8Array()).pageCount, 0);
    assert.equal(isWal(new Uint8Array()), false);
  });

  for (const [what, offset, byte, message] of [
    ['magic number', 3, 0, /unknown magic number at offset 0/],
    ['version', 7, 1, /version \d+ of the write-ahead log at offset 4/],
    ['page size', 11, 1, /page size 513 at offset 8/],
    ['checksum', 24, 1, /checksum at offset 24/],
  ] as const) {
    it(`ignores a log with a wrong ${what}, and says so`, () => {
      const bytes = walFile(SIZE, [frame(2, 1, 2)]);
      bytes[offset] = (bytes[offset] ?? 0) ^ (byte === 0 ? 0x77 : byte);
      const wal = readWal(bytes);
      assert.equal(wal.pages.size, 0);
      assert.match(messages(wal)[0] ?? '', message);
    });
  }

  it('ignores a frame for page 0', () => {
    assert.match(messages(readWal(walFile(SIZE, [frame(0, 1, 2)])))[0] ?? '', /is for page 0/);
  });

  it('never throws on damaged bytes', () => {
    const sound = walFile(SIZE, [frame(2, 1), frame(3, 2, 3), frame(2, 3, 3)]);
    fc.assert(
      fc.property(fc.nat(sound.length), fc.nat(sound.length - 1), fc.nat(255), (length, at, byte) => {
        const bytes = sound.slice();
        bytes[at] = byte;
        const wal = readWal(bytes.slice(0, length));
        assert.ok([...wal.pages.keys()].every((page) => page === 2 || page === 3));
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readWal(bytes).pages.size === 0));
  });
});
