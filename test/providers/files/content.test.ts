import assert from 'node:assert/strict';
import type { Content, Entry, FileVisitor, Range } from '../../../src/model/files.js';
import { MAX_WHOLE_BYTES, RandomContent, tooLarge, visitRandom } from '../../../src/providers/files/content.js';
import { memoryFile } from '../../support/memory-file.js';

const ENTRY: Entry = { path: '/f', type: 'file', mode: 0o644, uid: 0, gid: 0, size: 10_000 };
const BYTES = Buffer.from(Array.from({ length: 10_000 }, (_, at) => at % 251));

function visitor(wanted: 'none' | 'whole' | readonly Range[], visit: (content: Content) => unknown): FileVisitor {
  return {
    select: () => 'head',
    narrow: () => wanted,
    visit: (_entry, content) => visit(content),
    unreadable: () => 'x',
  };
}

describe('content of a file that can be read at any place', () => {
  it('is read where it is asked for, also beyond its head', () => {
    const content = new RandomContent(memoryFile(BYTES), '/f', BYTES.subarray(0, 100));
    assert.deepEqual(Buffer.from(content.read(10, 5)), BYTES.subarray(10, 15));
    assert.deepEqual(Buffer.from(content.read(98, 5)), BYTES.subarray(98, 103));
    assert.deepEqual(Buffer.from(content.read(9_998, 50)), BYTES.subarray(9_998));
    assert.equal(content.read(20_000, 5).length, 0);
    assert.equal(content.read(5, -3).length, 0);
    assert.deepEqual(Buffer.from(content.read(-7, 3)), BYTES.subarray(0, 3));
    assert.deepEqual(Buffer.from(content.bytes()), BYTES);
  });

  it('refuses to take more than fits', () => {
    const huge = { ...memoryFile(BYTES), size: 1e12 };
    const content = new RandomContent(huge, '/f');
    assert.throws(() => content.bytes(), { name: 'UnreadableError', reason: 'too-large', path: '/f' });
    assert.throws(() => content.read(0, MAX_WHOLE_BYTES + 1), { reason: 'too-large' });
    assert.equal(content.read(0, 5).length, 5);
    assert.match(tooLarge('/f', 1e12).message, /^\/f is too large: 1000000000000 bytes/);
  });

  it('is shown once its head has been looked at, which is not read again', () => {
    const file = memoryFile(BYTES);
    const seen = visitRandom(
      visitor('whole', (content) => content.read(0, 4).length),
      ENTRY,
      'head',
      file,
    );
    assert.equal(seen, 4);
    assert.equal(file.taken(), 4096);
  });

  it('is not shown where the head is not wanted', () => {
    const never = visitor('none', () => assert.fail('shown'));
    assert.equal(visitRandom(never, ENTRY, 'head', memoryFile(BYTES)), undefined);
  });

  it('is shown at once where all is wanted', () => {
    const whole = visitor('none', (content) => content.bytes().length);
    assert.equal(visitRandom(whole, ENTRY, 'whole', memoryFile(BYTES)), 10_000);
  });
});
