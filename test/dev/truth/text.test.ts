import assert from 'node:assert/strict';
import { table, wrongLine } from '../../../src/dev/truth/text.js';

describe('table', () => {
  it('lines up shares of hundred', () => {
    assert.deepEqual(table('kind', [['synth', { pairs: 12, precision: 1, recall: 0.5, cause: undefined }]]), [
      'kind   pairs  precision  recall  cause',
      'synth     12      100.0    50.0      –',
    ]);
  });
});

describe('wrongLine', () => {
  it('says what happened and what was said', () => {
    const pair = { payload: 'p', kind: 'synth', target: 't', verdict: 'breaks', cause: 'a:b' } as const;
    assert.equal(wrongLine({ pair, said: { verdict: 'runs', causes: [] } }), 'p in t: breaks (a:b); said runs');
    const runs = { ...pair, verdict: 'runs' } as const;
    assert.equal(
      wrongLine({ pair: runs, said: { verdict: 'breaks', causes: ['c'] } }),
      'p in t: runs; said breaks (c)',
    );
  });
});
