import assert from 'node:assert/strict';
import { isNewFormatted } from '../../../src/formats/python/formatted.js';

const isNew = (contents: string) => isNewFormatted(contents, 0, contents.length);

describe('isNewFormatted', () => {
  it('is so where a field is still open, or has a backslash', () => {
    assert.equal(isNew('{a['), true);
    assert.equal(isNew("{'\\n'.join(a)}"), true);
  });

  it('is not so for braces that stand for themselves, formats and backslashes beside fields', () => {
    for (const text of ['plain', '{a}', '{{', '{{{a}}}', '{a:{b}}', '\\{ {a}\\n', '{a:\\n}'])
      assert.equal(isNew(text), false);
  });
});
