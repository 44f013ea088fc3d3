import assert from 'node:assert/strict';
import { UnreadableError } from '../../../src/model/problem.js';
import { Pieces } from '../../../src/providers/bundle/pieces.js';

describe('pieces of a file', () => {
  it('are read where they were brought, up to the end of the file', () => {
    const pieces = new Pieces('/a', 10);
    pieces.add(0, Buffer.from('0123'));
    pieces.add(8, Buffer.from('89 and what grew since'));
    assert.equal(Buffer.from(pieces.read(1, 2)).toString(), '12');
    assert.equal(Buffer.from(pieces.read(8, 100)).toString(), '89');
    assert.equal(pieces.read(20, 5).length, 0);
    assert.throws(() => pieces.read(3, 2), UnreadableError);
    assert.throws(() => pieces.bytes(), /bytes 0 to 10 of \/a were not brought along/);
  });

  it('tell what was found in a file that was looked through, or that it was', () => {
    const pieces = new Pieces('/a', 10);
    assert.equal(pieces.found, undefined);
    pieces.search(new Uint8Array());
    assert.deepEqual(pieces.found, []);
    pieces.search(Buffer.from('v1'));
    assert.deepEqual(pieces.found, [Buffer.from('v1')]);
  });
});
