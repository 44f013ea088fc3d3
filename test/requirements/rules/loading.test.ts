import assert from 'node:assert/strict';
import type { Fact } from '../../../src/model/snapshot.js';
import { prove } from '../../../src/requirements/prove.js';
import { deployed, library, program, system } from '../../../src/requirements/rules/facts.js';
import { LOADING_RULES } from '../../../src/requirements/rules/loading.js';
import { snapshotOf, type TestSections } from '../../support/rules.js';

function causes(payload: object, target: object): string[] {
  const source = { libraries: {}, loader: {}, ...payload } as TestSections;
  const proofs = prove(snapshotOf(source), snapshotOf(target as TestSections), { at: '/', environment: {} });
  return proofs.flatMap(({ unmet }) => unmet.map(({ cause }) => cause));
}

describe('rules of loading', () => {
  it('say why, how to mend it and on what they rest', () => {
    assert.equal(new Set(LOADING_RULES.map(({ id }) => id)).size, LOADING_RULES.length);
    for (const { id, title, why, fix, references } of LOADING_RULES) {
      assert.equal(title.length > 0 && why.length > 50 && fix.length > 10, true, id);
      assert.equal(references.every((address) => address.startsWith('https://')) && references.length > 0, true, id);
    }
  });

  it('have examples in which only what they are about is missing', () => {
    const app: Fact = program({ needed: ['liba.so.1', 'libc.so.6'] }) as Fact;
    assert.deepEqual(causes(deployed('/opt/app', app), system()), ['missing-library:liba.so.1']);
    const with1 = system({ libraries: { '/lib64/liba.so.1': library('liba.so.1') } });
    assert.deepEqual(causes(deployed('/opt/app', app), with1), []);
  });
});
