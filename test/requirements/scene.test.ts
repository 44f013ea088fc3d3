import assert from 'node:assert/strict';
import { says, targetSays, undecided, unmet } from '../../src/requirements/scene.js';

describe('unmet and undecided', () => {
  it('name the rule that explains them', () => {
    const evidence = [says({ path: '/a', origin: 'payload' }, 'needs b'), targetSays('has no b')];
    assert.deepEqual(unmet('missing-library', 'missing-library:b', 'a needs b', evidence), {
      rule: 'missing-library',
      cause: 'missing-library:b',
      level: 'error',
      status: 'unmet',
      message: 'a needs b',
      evidence: [
        { environment: 'payload', path: '/a', fact: 'needs b' },
        { environment: 'target', fact: 'has no b' },
      ],
    });
    const open = undecided('missing-library:b', 'denied', evidence);
    assert.deepEqual([open.rule, open.status, open.level], ['missing-library', 'unknown', 'warning']);
    assert.match(open.message, /denied/);
  });
});
