import assert from 'node:assert/strict';
import { RequirementsReport } from '../../../src/model/requirement.js';
import { requirementsJson } from '../../../src/reports/requires/json.js';
import { HOSTILE } from '../../support/environments.js';
import { aRequirementsReport } from '../../support/requirements.js';

describe('requirements as JSON', () => {
  it('are the report, as its schema describes it', () => {
    const report = aRequirementsReport({ payload: { reference: HOSTILE, kind: 'directory' } });
    const text = requirementsJson(report);
    assert.deepEqual(RequirementsReport.parse(JSON.parse(text)), report);
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
  });
});
