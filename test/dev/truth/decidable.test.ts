import assert from 'node:assert/strict';
import { isDecidable } from '../../../src/dev/truth/decidable.js';

describe('isDecidable', () => {
  const pair = { payload: 'p', kind: 'synth', target: 't' };

  it('takes what runs, and what the kernel or the loader refuses', () => {
    assert.equal(isDecidable({ ...pair, verdict: 'runs' }), true);
    assert.equal(isDecidable({ ...pair, verdict: 'breaks', cause: 'missing-library:libpq.so.5' }), true);
    assert.equal(isDecidable({ ...pair, verdict: 'breaks', cause: 'missing-locale' }), false);
  });
});
