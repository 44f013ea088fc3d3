import assert from 'node:assert/strict';
import { Lines } from '../../../src/formats/settings/lines.js';

describe('Lines', () => {
  it('tells the line of every character', () => {
    const lines = new Lines('a\nbc\n\nd');
    assert.deepEqual(
      [0, 1, 2, 4, 5, 6, 99].map((at) => lines.at(at)),
      [1, 1, 2, 2, 3, 4, 4],
    );
  });
});
