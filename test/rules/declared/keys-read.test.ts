import assert from 'node:assert/strict';
import { keysRead } from '../../../src/rules/declared/keys-read.js';
import type { RuleDefinition } from '../../../src/rules/packs/definition.js';
import { inputOf, ruleOf } from '../../support/rules.js';

function read(rule: Partial<RuleDefinition>) {
  return keysRead(rule as RuleDefinition);
}

describe('the keys that a rule reads', () => {
  it('are told from the names of programs in its expressions', () => {
    const rule = { match: "key.startsWith('nginx:')", let: { a: 'env.target.configuration["php:fpm.x"]' } };
    assert.deepEqual(read(rule), { configuration: ['nginx:', 'php:'] });
    assert.deepEqual(read({ when: "fact.value.contains('://')" }), {});
  });

  it('leave it able to decide where a file of another program could not be read', () => {
    const rule = ruleOf({ each: 'target.configuration', match: "key.startsWith('nginx:')", message: '{key}' });
    const verdicts = (about: string) => {
      const input = inputOf({ configuration: {} }, { configuration: { 'nginx:a': { value: '1' } } });
      const problems = [{ reason: 'unreadable' as const, message: 'no', path: '/etc/x', about }];
      const configuration = { status: 'partial' as const, problems, facts: { 'nginx:a': { value: '1' } } };
      return rule.judge({ ...input, target: { ...input.target, sections: { configuration } } });
    };
    assert.deepEqual(
      verdicts('mysql:').map(({ message }) => message),
      ['nginx:a'],
    );
    assert.match(verdicts('nginx:')[1]?.message ?? '', /\/etc\/x/);
  });
});
