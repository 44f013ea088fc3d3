import assert from 'node:assert/strict';
import { onlySections } from '../../src/cli/sections.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { aDiffReport } from '../support/report.js';

const section = { status: 'complete' as const, differences: [] };
const hole = { environment: 'source' as const, reason: 'missing' as const, message: 'x' };
const report = aDiffReport(
  { os: section, packages: section },
  {
    problems: [
      { ...hole, section: 'os' },
      { ...hole, section: 'packages' },
    ],
  },
);

describe('the sections of a diff', () => {
  it('are all of them unless some are named', () => {
    assert.equal(onlySections(report, []), report);
    const only = onlySections(report, ['os']);
    assert.deepEqual(Object.keys(only.sections), ['os']);
    assert.deepEqual(
      only.problems.map((problem) => problem.section),
      ['os'],
    );
  });

  it('must be there', () => {
    assert.throws(
      () => onlySections(report, ['pakages']),
      (error) => error instanceof EnvironmentError && error.advice === 'Did you mean packages?',
    );
  });
});
