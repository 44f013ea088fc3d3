import assert from 'node:assert/strict';
import type { Waiver } from '../../../src/model/waiver.js';
import { evaluate } from '../../../src/rules/evaluate.js';
import { applyWaivers } from '../../../src/rules/policy/waive.js';
import { WAIVER_RULES } from '../../../src/rules/policy/waiver-rules.js';
import { aWaiver, NO_INPUT, POLICY, ruleThatFinds } from '../../support/policy.js';

const { findings } = evaluate([ruleThatFinds('a'), ruleThatFinds('b')], NO_INPUT);
const TARGETS = [
  { target: 'one', findings },
  { target: 'two', findings },
];

/** `rule status` of every finding, target by target. */
function waived(...waivers: Waiver[]): string[][] {
  const all = applyWaivers(TARGETS, { ...POLICY, waivers }, WAIVER_RULES);
  return all.map((list) => list.map(({ rule, status }) => `${rule} ${status}`));
}

describe('applyWaivers', () => {
  it('waives what a waiver accepts, and says who accepted it', () => {
    const waivers = [aWaiver({ rule: 'a', expires: '2026-07-01' })];
    const [[first, second] = []] = applyWaivers(TARGETS, { ...POLICY, waivers }, WAIVER_RULES);
    assert.deepEqual(first?.waiver, { reason: 'it is known', owner: 'ops', expires: '2026-07-01' });
    assert.equal(first?.status, 'waived');
    assert.equal(second?.status, 'open');
  });

  it('goes by rule, cause, fingerprint, target and path, all of which must fit', () => {
    const both = [
      ['a waived', 'b open'],
      ['a waived', 'b open'],
    ];
    assert.deepEqual(waived(aWaiver({ rule: 'a' })), both);
    assert.deepEqual(waived(aWaiver({ cause: 'found:a*' })), both);
    assert.deepEqual(waived(aWaiver({ fingerprint: findings[0]?.fingerprint })), both);
    assert.deepEqual(waived(aWaiver({ cause: '*', path: '/etc/a' })), both);
    assert.deepEqual(waived(aWaiver({ rule: 'a', environment: 'o*' })), [
      ['a waived', 'b open'],
      ['a open', 'b open'],
    ]);
  });

  it('says of one that accepts nothing that it may go, once', () => {
    assert.deepEqual(waived(aWaiver({ rule: 'a', path: '/other' })), [
      ['a open', 'b open', 'waiver-unused open'],
      ['a open', 'b open'],
    ]);
    assert.deepEqual(waived(aWaiver({ rule: 'x', environment: 'two' }))[1], ['a open', 'b open', 'waiver-unused open']);
  });

  it('no longer holds to one that has expired, and warns of it', () => {
    assert.deepEqual(waived(aWaiver({ rule: 'a', expires: '2026-06-30' })), [
      ['a open', 'b open', 'waiver-expired open'],
      ['a open', 'b open'],
    ]);
    const waivers = [aWaiver({ rule: 'a', expires: '2026-06-30' })];
    const found = applyWaivers(TARGETS, { ...POLICY, waivers }, WAIVER_RULES)[0]?.at(-1);
    assert.equal(found?.level, 'warning');
    assert.match(found?.message ?? '', /the waiver of a by ops ended on 2026-06-30: it is known/);
    assert.deepEqual(found?.evidence[0]?.fact, 'written in p.yaml:1');
  });

  it('says nothing of waivers where those rules are off', () => {
    assert.deepEqual(applyWaivers(TARGETS, { ...POLICY, waivers: [aWaiver({ rule: 'x' })] }, []), [findings, findings]);
  });
});
