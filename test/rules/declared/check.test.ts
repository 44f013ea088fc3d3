import assert from 'node:assert/strict';
import { checkExpressions } from '../../../src/rules/declared/check.js';
import type { RuleDefinition } from '../../../src/rules/packs/definition.js';

function check(rule: Partial<RuleDefinition>) {
  return checkExpressions({ message: 'm', evidence: [], ...rule } as unknown as RuleDefinition);
}

describe('checking expressions', () => {
  it('finds flaws in every place, with their paths', () => {
    const { flaws } = check({
      on: 'packages',
      match: 'kind',
      let: { a: 'b', c: '1' },
      when: '1',
      item: '{x}',
      message: '{key}',
      cause: '{',
      evidence: [{ environment: 'source', path: '{y}', fact: 'z {z}' }],
    });
    assert.deepEqual(
      flaws.map(({ path, offset }) => [path.join('.'), offset]),
      [
        ['match', 0],
        ['let.a', 0],
        ['when', 0],
        ['item', 1],
        ['message', 1],
        ['cause', 0],
        ['evidence.0.path', 1],
        ['evidence.0.fact', 3],
      ],
    );
  });

  it('gathers what is read and what is looked up, sorted', () => {
    const { sections, lookups, flaws } = check({
      when: 'has(env.target.os.libc) && has(env.source.os.libc)',
      message: "{env.target.package('x').version}",
    });
    assert.deepEqual(
      { sections, lookups, flaws },
      { sections: ['source.os', 'target.os'], lookups: ['target.packages'], flaws: [] },
    );
  });
});
