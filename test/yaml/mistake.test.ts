import assert from 'node:assert/strict';
import { byPosition, formatMistake } from '../../src/yaml/mistake.js';

const at = (file: string, line: number, column: number) => ({ file, line, column, message: 'm' });

describe('mistake', () => {
  it('is written as compilers write it', () => {
    assert.equal(formatMistake(at('a.yaml', 3, 7)), 'a.yaml:3:7: m');
  });

  it('is sorted by file, line and column', () => {
    const sorted = [at('b', 1, 1), at('a', 10, 1), at('a', 9, 2), at('a', 9, 1)].sort(byPosition);
    assert.deepEqual(sorted.map(formatMistake), ['a:9:1: m', 'a:9:2: m', 'a:10:1: m', 'b:1:1: m']);
  });
});
