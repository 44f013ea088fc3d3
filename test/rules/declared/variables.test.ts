import assert from 'node:assert/strict';
import { formOf, Languages } from '../../../src/rules/declared/variables.js';
import type { RuleDefinition } from '../../../src/rules/packs/definition.js';

function languages(rule: Partial<RuleDefinition>): Languages {
  return new Languages(rule as RuleDefinition);
}

describe('the variables of a rule', () => {
  it('tells the form by what the rule is over', () => {
    assert.deepEqual([formOf({ on: 'x' }), formOf({ each: 'target.x' }), formOf({})], ['difference', 'fact', 'pair']);
  });

  it('gives each form its own', () => {
    assert.ok(languages({ on: 'x' }).subject().check('kind == "removed" && present.source && "v" in fields').valid);
    assert.ok(languages({ each: 'target.x' }).subject().check('key + fact.name').valid);
    assert.ok(!languages({}).subject().check('key').valid);
    assert.ok(!languages({ on: 'x' }).match().check('source.name').valid);
  });

  it('lets a name use those before it, with the type of its expression', () => {
    const { subject, before } = {
      subject: languages({ let: { a: '"x"', b: 'a + "y"' } }),
      before: languages({ let: { a: '"x"', b: 'a' } }).before('b'),
    };
    assert.equal(subject.subject().check('b').type, 'string');
    assert.ok(!subject.subject().check('b < 1').valid);
    assert.ok(before.check('a').valid);
    assert.ok(!before.check('b').valid);
  });

  it('knows only the items where one finding is made of all', () => {
    const { result } = languages({ on: 'x', item: '{key}' });
    assert.ok(result().check('size(items)').valid);
    assert.ok(!result().check('key').valid);
    assert.ok(languages({ on: 'x' }).result().check('key').valid);
  });
});
