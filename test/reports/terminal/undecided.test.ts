import assert from 'node:assert/strict';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { undecidedLines } from '../../../src/reports/terminal/undecided.js';
import { aFinding, PLAIN } from '../../support/report.js';

const page = pageFor(PLAIN);
const DETAIL = { perRule: 5, evidence: true, fix: true };

function blind(count: number) {
  return Array.from({ length: count }, (_, at) =>
    aFinding({
      rule: `rule-${at}`,
      status: 'undetermined',
      level: at === 0 ? 'error' : 'warning',
      message: `not known whether ${at}`,
      evidence: [],
    }),
  );
}

describe('undecidedLines', () => {
  it('say errors one by one, and name the other rules', () => {
    assert.deepEqual(undecidedLines(page, blind(3), false, DETAIL), [
      '',
      'Undecided, because facts are unknown',
      '? not known whether 0 [rule-0]',
      '? warnings and notes of: rule-1, rule-2',
    ]);
    assert.deepEqual(undecidedLines(page, [aFinding()], false, DETAIL), []);
  });

  it('count what has nothing to go by where that is much, and keep what is known of apart', () => {
    const known = aFinding({ rule: 'missing-library', status: 'undetermined', message: 'whether libx is there' });
    const lines = undecidedLines(page, [...blind(60), known], false, DETAIL);
    assert.match(lines[2] ?? '', /^\? whether libx is there/);
    assert.deepEqual(lines.slice(-2), [
      '? 60 questions could not be asked for want of what is named below, 1 of them',
      '  about what would break: --verbose lists them',
    ]);
    assert.ok(undecidedLines(page, blind(60), true, DETAIL).length > 60);
  });
});
