import assert from 'node:assert/strict';
import { page, plain } from '../../../src/dev/generate/page.js';

describe('a page of the reference', () => {
  it('says that it is written by a program, and keeps its parts apart', () => {
    assert.match(page('T', 'a', 'b'), /^<!-- .*do not edit\. -->\n\n# T\n\na\n\nb\n$/);
  });

  it('has text that means itself', () => {
    assert.equal(plain(' a\n*b* <c>|d '), 'a \\*b\\* \\<c\\>\\|d');
  });
});
