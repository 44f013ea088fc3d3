import assert from 'node:assert/strict';
import { contentLines } from '../../../src/formats/config/lines.js';

describe('contentLines', () => {
  it('leaves out what says nothing and counts it', () => {
    assert.deepEqual(contentLines('\ufeff# c\r\n\n a \n;x\n', { comments: '#;' }), [{ text: 'a', line: 3 }]);
    assert.deepEqual(contentLines(';x', { comments: '#' }), [{ text: ';x', line: 1 }]);
  });

  it('joins continued lines, past comments between them', () => {
    const text = 'a \\\n# c\n  b \\\n\nd\\';
    assert.deepEqual(contentLines(text, { comments: '#', continued: true }), [
      { text: 'a b', line: 1 },
      { text: 'd', line: 5 },
    ]);
    assert.equal(contentLines('a\\\nb', { comments: '#' }).length, 2);
  });
});
