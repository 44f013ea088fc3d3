import assert from 'node:assert/strict';
import { DEFAULT_LIMITS } from '../../../src/providers/image/limits.js';
import { readOptions } from '../../../src/providers/image/read-options.js';

describe('options of reading an image', () => {
  it('have limits where nobody says otherwise', () => {
    assert.deepEqual(readOptions({}).limits, DEFAULT_LIMITS);
    assert.deepEqual(readOptions({ limits: { ratio: 5 } }).limits, { ...DEFAULT_LIMITS, ratio: 5 });
    assert.equal(readOptions({ verify: false }).verify, false);
  });

  it('refuse a limit that there is not', () => {
    for (const name of ['size', '__proto__', 'constructor']) {
      assert.throws(() => readOptions({ limits: Object.fromEntries([[name, 1]]) }), {
        name: 'EnvironmentError',
        message: `no limit is called ${name}`,
        advice: /entries, path/,
      });
    }
  });
});
