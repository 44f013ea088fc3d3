import assert from 'node:assert/strict';
import type { Proof, Unmet } from '../../../src/model/proof.js';
import { evaluate } from '../../../src/rules/evaluate.js';
import { provedRule } from '../../../src/rules/proofs/proved.js';
import { inputOf } from '../../support/rules.js';

const rule = provedRule(
  {
    id: 'missing-library',
    title: 'A library is missing',
    level: 'error',
    why: 'It does not start.',
    fix: 'Install it.',
    references: [],
    examples: [],
    sections: [],
  },
  'test',
);

function unmet(more: Partial<Unmet> = {}): Unmet {
  return {
    rule: 'missing-library',
    cause: 'missing-library:liba.so.1',
    level: 'error',
    status: 'unmet',
    message: 'app needs liba.so.1',
    evidence: [{ environment: 'payload', path: '/app', fact: 'needs liba.so.1' }],
    ...more,
  };
}

function findings(...proofs: Proof[]) {
  return evaluate([rule], { ...inputOf({}, {}), proofs }).findings;
}

function proof(entry: string, ...needs: Unmet[]): Proof {
  return { entry, verdict: 'breaks', unmet: needs };
}

describe('a proved rule', () => {
  it('reports what is proved under its id, and nothing else', () => {
    const [finding, ...others] = findings(proof('/app', unmet(), unmet({ rule: 'other', cause: 'other:x' })));
    assert.deepEqual(others, []);
    assert.equal(finding?.cause, 'missing-library:liba.so.1');
    assert.equal(finding?.fix, 'Install it.');
    assert.deepEqual(findings(), []);
  });

  it('makes one finding of what several programs lack, as bad as the worst of them', () => {
    const proofs = ['/a', '/b', '/c', '/d', '/e', '/f'].map((entry) =>
      proof(entry, unmet({ level: entry === '/c' ? 'error' : 'warning' })),
    );
    const [finding, ...others] = findings(...proofs);
    assert.deepEqual(others, []);
    assert.equal(finding?.level, 'error');
    assert.equal(finding?.message, 'app needs liba.so.1 (so do 5 other programs)');
    assert.deepEqual(finding?.evidence.at(-1), { environment: 'payload', fact: 'and 2 more need it too' });
  });

  it('is undetermined where the files that would decide could not be read', () => {
    const [finding] = findings(proof('/app', unmet({ status: 'unknown' })));
    assert.equal(finding?.status, 'undetermined');
  });

  it('names the same thing the same way each time', () => {
    const [a] = findings(proof('/app', unmet()));
    const [b] = findings(proof('/other', unmet({ message: 'other words' })));
    assert.equal(a?.fingerprint, b?.fingerprint);
  });
});
