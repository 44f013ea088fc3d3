import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Content, Entry, FileVisitor, Range } from '../../../src/model/files.js';
import { HEAD_BYTES } from '../../../src/model/files.js';
import { UnreadableError } from '../../../src/model/problem.js';
import { StreamedFile } from '../../../src/providers/files/streamed.js';

function entryOf(size: number): Entry {
  return { path: '/f', type: 'file', mode: 0o644, uid: 0, gid: 0, size };
}

function bytesOf(size: number): Buffer {
  return Buffer.from(Array.from({ length: size }, (_, at) => (at * 31) % 251));
}

interface Told {
  readonly values: unknown[];
  readonly heads: Buffer[];
}

/** Streams a file by in pieces of these sizes; each piece is a buffer of its own. */
function pass(
  bytes: Buffer,
  pieces: readonly number[],
  selection: 'head' | 'whole',
  wanted: ReturnType<FileVisitor['narrow']>,
  visit: (content: Content) => unknown,
): Told {
  const told: Told = { values: [], heads: [] };
  const visitor: FileVisitor = {
    select: () => selection,
    narrow: (_entry, head) => {
      told.heads.push(Buffer.from(head));
      return wanted;
    },
    visit: (_entry, content) => visit(content),
    unreadable: (_entry, error) => error,
  };
  const file = new StreamedFile(visitor, entryOf(bytes.length), selection, (value) => told.values.push(value));
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = pieces[turn % pieces.length] ?? 1;
    file.write(Buffer.from(bytes.subarray(at, at + size)));
    at += size;
  }
  file.end();
  return told;
}

const size = fc.oneof(fc.nat(200), fc.integer({ min: HEAD_BYTES - 2, max: HEAD_BYTES + 2 }), fc.nat(12_000));
const pieces = fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 4 });
const range: fc.Arbitrary<Range> = fc.record({ offset: fc.nat(12_000), length: fc.nat(5000) });

describe('a file that streams by', () => {
  it('shows its head once, and then every wanted range and the head', () => {
    fc.assert(
      fc.property(size, pieces, fc.array(range, { maxLength: 5 }), (length, sizes, ranges) => {
        const bytes = bytesOf(length);
        const { values, heads } = pass(bytes, sizes, 'head', ranges, (content) => {
          for (const { offset, length: count } of [...ranges, { offset: 0, length: HEAD_BYTES }]) {
            assert.deepEqual(Buffer.from(content.read(offset, count)), bytes.subarray(offset, offset + count));
          }
          return content.size;
        });
        assert.deepEqual(heads, [bytes.subarray(0, HEAD_BYTES)]);
        assert.deepEqual(values, [length]);
      }),
    );
  });

  it('gives all bytes where all are wanted, from the start or after the head', () => {
    fc.assert(
      fc.property(size, pieces, fc.constantFrom('head', 'whole'), (length, sizes, selection) => {
        const bytes = bytesOf(length);
        const { values } = pass(bytes, sizes, selection, 'whole', (content) => Buffer.from(content.bytes()));
        assert.deepEqual(values, [bytes]);
      }),
    );
  });

  it('says so when bytes are asked for that were not wanted', () => {
    const bytes = bytesOf(10_000);
    const ranges = [{ offset: 5000, length: 10 }];
    pass(bytes, [1000], 'head', ranges, (content) => {
      assert.throws(() => content.bytes(), UnreadableError);
      assert.throws(() => content.read(5005, 10), { reason: 'unsupported', path: '/f' });
      assert.equal(content.read(5000, 10).length, 10);
      assert.equal(content.read(99_999, 10).length, 0);
    });
  });

  it('is not shown where the head is not wanted', () => {
    const { values, heads } = pass(bytesOf(9000), [100], 'head', 'none', () => 'shown');
    assert.deepEqual(values, []);
    assert.equal(heads.length, 1);
  });

  it('takes no more than fits, and says so at once', () => {
    const values: unknown[] = [];
    const visitor: FileVisitor = {
      select: () => 'head',
      narrow: () => 'whole',
      visit: () => 'shown',
      unreadable: (_entry, error) => (error as UnreadableError).reason,
    };
    const keep = (value: unknown) => values.push(value);
    const whole = new StreamedFile(visitor, entryOf(1e12), 'whole', keep);
    assert.deepEqual(values, ['too-large']);
    whole.write(bytesOf(100));
    whole.end();
    const head = new StreamedFile(visitor, entryOf(1e12), 'head', keep);
    head.write(bytesOf(HEAD_BYTES));
    head.end();
    assert.deepEqual(values, ['too-large', 'too-large']);
  });
});
