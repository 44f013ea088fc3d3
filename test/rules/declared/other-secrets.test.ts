import assert from 'node:assert/strict';
import { markOf, REDACTED } from '../../../src/model/redacted.js';
import type { RuleInput } from '../../../src/model/rule.js';
import { otherSecrets } from '../../../src/rules/declared/other-secrets.js';
import { inputOf, ruleOf } from '../../support/rules.js';

const pair = ruleOf({
  when: 'env.source.configuration.a.value == env.target.configuration.a.value',
  sections: ['configuration'],
});
const fact = ruleOf({ each: 'target.configuration', when: 'fact.value != env.source.configuration[key].value' });

function secrets(source: string, target: string, keys: readonly (string | undefined)[] = []): RuleInput {
  const input = inputOf(
    { configuration: { a: { value: source, user: 'x' } } },
    { configuration: { a: { value: target, user: 'y' } } },
  );
  const [a, b] = keys.map((keyId) => (keyId === undefined ? undefined : { mode: 'keyed' as const, keyId }));
  return {
    ...input,
    source: { ...input.source, ...(a === undefined ? {} : { redaction: a }) },
    target: { ...input.target, ...(b === undefined ? {} : { redaction: b }) },
  };
}

const ONE = markOf('00000001', '1'.repeat(32));
const OTHER = markOf('00000001', '2'.repeat(32));
const ELSEWHERE = markOf('00000002', '1'.repeat(32));

/** `hit`, `miss`, or `unknown` with its reason. */
function said(rule: typeof pair, input: RuleInput): string {
  const [verdict] = rule.judge(input);
  if (verdict === undefined) return 'miss';
  return verdict.undetermined === true ? `unknown: ${verdict.message}` : 'hit';
}

describe('rules over secrets', () => {
  it('do not know whether two secrets are the same of which only their presence was kept', () => {
    for (const rule of [pair, fact])
      assert.match(said(rule, secrets(REDACTED, REDACTED)), /^unknown: .*--redaction-key/);
  });

  it('compare those that were taken out with one key', () => {
    const keys = ['00000001', '00000001'];
    assert.equal(said(pair, secrets(ONE, ONE, keys)), 'hit');
    assert.equal(said(pair, secrets(ONE, OTHER, keys)), 'miss');
  });

  it('do not know of those that were taken out with two keys, or with one and none', () => {
    assert.match(said(pair, secrets(ONE, ELSEWHERE, ['00000001', '00000002'])), /^unknown/);
    assert.match(said(fact, secrets(ONE, REDACTED, ['00000001', undefined])), /^unknown/);
  });

  it('decide where the secret does not matter', () => {
    const users = ruleOf({ on: 'configuration', when: 'source.user != target.user' });
    assert.equal(said(users, secrets(REDACTED, REDACTED)), 'hit');
    assert.equal(said(pair, secrets(`a${REDACTED}`, `b${REDACTED}`)), 'miss');
  });

  it('see nothing else where a side has no secret', () => {
    assert.equal(otherSecrets(secrets('plain', REDACTED), ['configuration']), undefined);
    assert.equal(otherSecrets(secrets(REDACTED, REDACTED), ['packages']), undefined);
    assert.equal(said(pair, secrets('plain', REDACTED)), 'miss');
  });

  it('see secrets in lists and records', () => {
    const value = { value: ['x', { deep: REDACTED }] };
    const input = inputOf({ a: { k: value } }, { a: { k: value } });
    const other = otherSecrets(input, ['a']);
    assert.deepEqual(other?.fact(value, 'target'), { value: ['x', { deep: '[redacted differently]' }] });
    assert.deepEqual(other?.fact(value, 'source'), value);
  });
});
