import assert from 'node:assert/strict';
import { RuleDefinition } from '../../../src/rules/packs/definition.js';

const rule = {
  id: 'x',
  title: 'T',
  level: 'note',
  why: 'W',
  fix: 'F',
  references: ['https://example.org/'],
  when: 'true',
  message: 'M',
  evidence: [{ environment: 'target', fact: 'f' }],
  examples: [
    { name: 'a', findings: 1 },
    { name: 'b', findings: 0 },
  ],
};

function wrongFields(change: object): string[] {
  const { error } = RuleDefinition.safeParse({ ...rule, ...change });
  return (error?.issues ?? []).map(({ path }) => path.join('.'));
}

describe('the definition of a rule', () => {
  it('takes a rule of each form', () => {
    assert.deepEqual(wrongFields({}), []);
    assert.deepEqual(
      wrongFields({ on: 'packages', kinds: ['removed'], when: undefined, match: 'true', item: 'i' }),
      [],
    );
    assert.deepEqual(wrongFields({ each: 'target.users', match: 'true' }), []);
  });

  for (const [change, field] of [
    [{ on: 'packages', each: 'target.users' }, 'each'],
    [{ kinds: ['removed'] }, 'kinds'],
    [{ match: 'true' }, 'match'],
    [{ item: 'i' }, 'item'],
    [{ when: undefined }, 'when'],
    [{ on: 'packages', covers: ['os/libc'] }, 'covers'],
    [{ each: 'packages' }, 'each'],
    [{ references: ['ftp://example.org/'] }, 'references.0'],
    [{ sections: ['target.'] }, 'sections.0'],
    [{ evidence: [] }, 'evidence'],
    [{ let: { source: 'x' } }, 'let.source'],
    [{ id: 'Not-Kebab' }, 'id'],
  ] as const) {
    it(`refuses ${JSON.stringify(change)}`, () => {
      assert.deepEqual(wrongFields(change), [field]);
    });
  }
});
