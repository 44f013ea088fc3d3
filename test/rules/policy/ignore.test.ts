import assert from 'node:assert/strict';
import type { Difference } from '../../../src/model/difference.js';
import { withoutIgnored } from '../../../src/rules/policy/ignore.js';
import { POLICY } from '../../support/policy.js';

function difference(key: string, targetKey?: string): Difference {
  return {
    section: 'packages',
    key,
    kind: 'changed',
    fields: [],
    folded: 0,
    ...(targetKey === undefined ? {} : { targetKey }),
  };
}

describe('withoutIgnored', () => {
  it('leaves out what a pattern fits, under either of its names', () => {
    const [a, b, c] = [difference('deb/a-doc'), difference('deb/b'), difference('deb/c', 'deb/c-doc')];
    assert.deepEqual(withoutIgnored([a, b, c], { ...POLICY, ignore: ['packages/*-doc'] }), [b]);
    assert.deepEqual(withoutIgnored([a, b, c], { ...POLICY, ignore: ['libraries/*'] }), [a, b, c]);
    assert.deepEqual(withoutIgnored([a, b, c], POLICY), [a, b, c]);
  });
});
