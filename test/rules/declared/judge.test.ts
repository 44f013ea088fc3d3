import assert from 'node:assert/strict';
import { UnknownError } from '../../../src/rules/cel/side.js';
import { CompiledRule } from '../../../src/rules/declared/compiled.js';
import { Outcome } from '../../../src/rules/declared/judge.js';
import type { RuleDefinition } from '../../../src/rules/packs/definition.js';
import { inputOf } from '../../support/rules.js';

function outcome(message = 'm'): Outcome {
  const rule = { title: 'It differs', message, evidence: [], each: 'target.x' } as unknown as RuleDefinition;
  return new Outcome({ rule, needs: [], compiled: new CompiledRule(rule), input: inputOf({}, {}) });
}

describe('outcome', () => {
  it('is what was hit', () => {
    const all = outcome();
    all.hit({ key: 'a', values: {}, differences: [] });
    assert.deepEqual(
      all.verdicts().map(({ message }) => message),
      ['m'],
    );
  });

  it('says once what could not be decided, beside what was hit', () => {
    const all = outcome();
    all.hit({ key: 'a', values: {}, differences: [] });
    all.unknown('no list');
    all.unknown('no list');
    all.failed('b', new UnknownError('no packages'));
    all.failed('c', new Error('No such key: x\n\n> 1 | x.y'));
    all.failed('d', new Error('another'));
    const [, undecided, ...others] = all.verdicts();
    assert.deepEqual(others, []);
    assert.equal(
      undecided?.message,
      'not known whether it differs: no list; no packages; the condition failed for c (No such key: x)',
    );
  });

  it('does not lose a hit whose text fails', () => {
    const all = outcome('{fact.none}');
    all.hit({ key: 'a', values: { fact: {} }, differences: [] });
    assert.match(all.verdicts()[0]?.message ?? '', /a text of the rule failed \(No such key: none\)/);
  });
});
