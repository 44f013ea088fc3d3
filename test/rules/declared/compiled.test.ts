import assert from 'node:assert/strict';
import type { Difference } from '../../../src/model/difference.js';
import { CompiledRule } from '../../../src/rules/declared/compiled.js';
import type { RuleDefinition } from '../../../src/rules/packs/definition.js';

function compiled(rule: Partial<RuleDefinition>): CompiledRule {
  const evidence = [
    { environment: 'target', path: "{key == 'a' ? '/p' : ''}", fact: "{key == 'c' ? '' : 'is ' + key}" },
  ];
  return new CompiledRule({ each: 'target.x', message: '{key}', evidence, ...rule } as RuleDefinition);
}

const hit = (key: string, differences: Difference[] = []) => ({ key, values: { key, fact: {} }, differences });

describe('a compiled rule', () => {
  it('makes a verdict of each hit, and leaves out empty paths and facts', () => {
    const verdicts = compiled({ cause: 'x:{key}', remedy: 'mend {key}' }).verdicts([hit('a'), hit('b'), hit('c')]);
    assert.deepEqual(
      verdicts.map(({ message, identity, cause, fix, evidence }) => ({ message, identity, cause, fix, evidence })),
      [
        {
          message: 'a',
          identity: 'a',
          cause: 'x:a',
          fix: 'mend a',
          evidence: [{ environment: 'target', path: '/p', fact: 'is a' }],
        },
        {
          message: 'b',
          identity: 'b',
          cause: 'x:b',
          fix: 'mend b',
          evidence: [{ environment: 'target', fact: 'is b' }],
        },
        { message: 'c', identity: 'c', cause: 'x:c', fix: 'mend c', evidence: [] },
      ],
    );
  });

  it('makes one verdict of all where there is an item, which stays the same as long as they do', () => {
    const difference = { key: 'a' } as Difference;
    const rule = compiled({ item: '<{key}>', message: '{size(items)}: {names(items, 5)}' });
    const [verdict, ...others] = rule.verdicts([hit('a', [difference]), hit('b')]);
    assert.equal(others.length, 0);
    assert.equal(verdict?.message, '2: <a>, <b>');
    assert.equal(verdict?.identity, 'a\nb');
    assert.deepEqual(verdict?.differences, [difference]);
    assert.equal(verdict?.evidence.length, 2);
    assert.deepEqual(rule.verdicts([]), []);
  });

  it('works a name out only when it is read', () => {
    const rule = compiled({ let: { boom: 'fact.none', fine: 'key + "!"' }, when: 'fine == "a!"', message: '{fine}' });
    const values = rule.hits({ key: 'a', fact: {} });
    assert.equal(values?.fine, 'a!');
    assert.equal(rule.hits({ key: 'b', fact: {} }), undefined);
    assert.throws(() => values?.boom, /No such key: none/);
  });

  it('lets the rule say what makes a finding the same', () => {
    assert.equal(compiled({ identity: 'always' }).verdicts([hit('a')])[0]?.identity, 'always');
  });
});
