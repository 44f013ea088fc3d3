import assert from 'node:assert/strict';
import { Script } from 'node:vm';
import { SCRIPT } from '../../../src/reports/html/script.js';

describe('the script of a page', () => {
  it('can be parsed, and does not end its own element', () => {
    assert.ok(new Script(SCRIPT));
    assert.doesNotMatch(SCRIPT, /<\/script|<!--/i);
  });

  it('writes text alone', () => {
    assert.doesNotMatch(SCRIPT, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/);
  });
});
