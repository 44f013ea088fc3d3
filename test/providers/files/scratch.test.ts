import assert from 'node:assert/strict';
import { Scratch } from '../../../src/providers/files/scratch.js';

describe('Scratch', () => {
  it('gives room that does not overlap until it is reset, at places where words can be read', () => {
    const scratch = new Scratch();
    const [a, b] = [scratch.take(3), scratch.take(5)];
    a.fill(1);
    b.fill(2);
    assert.deepEqual([...a, ...b], [1, 1, 1, 2, 2, 2, 2, 2]);
    assert.equal((b.byteOffset - a.byteOffset) % 8, 0);
    scratch.reset();
    assert.equal(scratch.take(1).byteOffset, a.byteOffset);
  });

  it('gives room of its own for more than it has', () => {
    const scratch = new Scratch();
    const small = scratch.take(1);
    const large = scratch.take(5 * 1024 * 1024);
    assert.equal(large.length, 5 * 1024 * 1024);
    assert.notEqual(large.buffer, small.buffer);
  });
});
