import assert from 'node:assert/strict';
import { isNew, sinceText } from '../../../src/reports/shared/since.js';
import { aFinding, aReport, aTarget } from '../../support/report.js';

describe('what is new since an earlier report', () => {
  const findings = [
    aFinding({ baseline: 'new' }),
    aFinding({ baseline: 'unchanged' }),
    aFinding({ baseline: 'unchanged' }),
    aFinding({ baseline: 'new', status: 'waived' }),
  ];

  it('is counted, with what is known and what is gone', () => {
    const target = aTarget('t', findings, { gone: [aFinding()] });
    assert.equal(sinceText(aReport([], { against: 'last.json' }), target), 'Since last.json: 1 new, 2 known, 1 gone');
    assert.equal(sinceText({}, target), 'Since the earlier report: 1 new, 2 known, 1 gone');
  });

  it('is not said where there is no earlier report', () => {
    assert.equal(sinceText({}, aTarget('t', findings)), undefined);
  });

  it('is what nobody waived', () => {
    assert.deepEqual(findings.map(isNew), [true, false, false, false]);
  });
});
