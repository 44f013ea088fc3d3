import assert from 'node:assert/strict';
import { scopeWords } from '../../../src/reports/shared/scope.js';

describe('what is deployed', () => {
  it('is said in words, and a path as it is', () => {
    const said = ['everything', 'unowned', 'process', 'above debian-12', '/opt/app\u001b'].map((scope) =>
      scopeWords({ scope }),
    );
    assert.deepEqual(said, [
      'all of it',
      'what no package owns',
      'what the process uses',
      'what lies above debian-12',
      '/opt/app\\x1b',
    ]);
  });

  it('is not said by a report that does not know it', () => {
    assert.equal(scopeWords({}), undefined);
  });
});
