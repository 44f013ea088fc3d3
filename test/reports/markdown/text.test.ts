import assert from 'node:assert/strict';
import { code, escaped } from '../../../src/reports/markdown/text.js';

describe('text in Markdown', () => {
  it('means nothing', () => {
    assert.equal(escaped('a|b <i> *x* snake_case _y_'), 'a\\|b \\<i\\> \\*x\\* snake_case \\_y\\_');
    assert.equal(escaped('a\u202eb\n'), 'a\\\\u202eb\\\\n');
  });

  it('calls nobody', () => {
    assert.equal(escaped('@everyone'), '@&#8204;everyone');
  });

  it('is code where it does not end it', () => {
    assert.equal(code('lib*.so'), '`lib*.so`');
    assert.equal(code('a`b'), 'a\\`b');
  });
});
