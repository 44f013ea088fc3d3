import assert from 'node:assert/strict';
import { readLines } from '../../../src/dev/truth/lists.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('readLines', () => {
  const scratch = scratchDirectory();

  it('reads a JSON text a line', () => {
    scratch.write('lines.jsonl', '{"a":1}\n\n{"a":2}\n');
    assert.deepEqual(readLines(scratch.path('lines.jsonl')), [{ a: 1 }, { a: 2 }]);
  });
});
