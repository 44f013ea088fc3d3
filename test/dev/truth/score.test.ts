import assert from 'node:assert/strict';
import type { TruthPair } from '../../../src/dev/truth/lists.js';
import { causeClass, groups, type Judged, score, scoreOfLdd, wrong } from '../../../src/dev/truth/score.js';

function judged(
  verdict: 'runs' | 'breaks',
  said: 'runs' | 'breaks' | 'unknown',
  cause = 'missing-library:a',
  ldd?: string,
): Judged {
  const pair: TruthPair = {
    payload: `${verdict}-${said}`,
    kind: 'synth',
    target: 't',
    verdict,
    ...(verdict === 'breaks' ? { cause: 'missing-library:a', causes: ['missing-library:a', 'other'] } : {}),
    ...(ldd === undefined ? {} : { peers: { ldd } }),
  };
  return { pair, said: { verdict: said, causes: said === 'breaks' ? [cause] : [] } };
}

const all = [
  judged('runs', 'runs', undefined, 'runs'),
  judged('runs', 'breaks', undefined, 'na'),
  judged('breaks', 'breaks', undefined, 'breaks'),
  judged('breaks', 'breaks', 'wrong-arch:arm', 'runs'),
  judged('breaks', 'unknown'),
];

describe('score', () => {
  it('counts what breaks as positive', () => {
    assert.deepEqual(score(all), { pairs: 5, precision: 2 / 3, recall: 2 / 3, cause: 1 / 3 });
    assert.deepEqual(score([]), { pairs: 0, precision: undefined, recall: undefined, cause: undefined });
  });
});

describe('scoreOfLdd', () => {
  it('takes the pairs that ldd was asked of', () => {
    assert.deepEqual(scoreOfLdd(all), { pairs: 3, precision: 1, recall: 0.5, cause: undefined });
  });
});

describe('wrong', () => {
  it('holds wrong verdicts and wrong causes', () => {
    assert.deepEqual(
      wrong(all).map(({ pair }) => pair.payload),
      ['runs-breaks', 'breaks-breaks', 'breaks-unknown'],
    );
  });
});

describe('groups and causeClass', () => {
  it('sort by a word', () => {
    assert.deepEqual(
      groups(all, causeClass).map(([name, some]) => [name, some.length]),
      [
        ['missing-library', 3],
        ['runs', 2],
      ],
    );
  });
});
