import assert from 'node:assert/strict';
import { prove } from '../../../src/requirements/prove.js';
import { deployed, script, system } from '../../../src/requirements/rules/facts.js';
import { STARTING_RULES } from '../../../src/requirements/rules/starting.js';
import { snapshotOf, type TestSections } from '../../support/rules.js';

describe('rules of starting', () => {
  it('say why, how to mend it and on what they rest', () => {
    assert.equal(new Set(STARTING_RULES.map(({ id }) => id)).size, STARTING_RULES.length);
    for (const { id, title, why, fix, references } of STARTING_RULES) {
      assert.equal(title.length > 0 && why.length > 50 && fix.length > 10, true, id);
      assert.equal(references.every((address) => address.startsWith('https://')) && references.length > 0, true, id);
    }
  });

  it('have examples in which a shell is the only interpreter', () => {
    const say = (interpreter: string) => {
      const source = { libraries: {}, loader: {}, ...deployed('/opt/app', script(interpreter)) } as TestSections;
      const [proof] = prove(snapshotOf(source), snapshotOf(system() as TestSections), { at: '/', environment: {} });
      return [proof?.verdict, ...(proof?.unmet ?? []).map(({ cause }) => cause)];
    };
    assert.deepEqual(say('/bin/sh'), ['runs']);
    assert.deepEqual(say('/usr/bin/perl'), ['breaks', 'missing-interpreter:/usr/bin/perl']);
  });
});
