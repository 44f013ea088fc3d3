import assert from 'node:assert/strict';
import { headline, verdictSymbol } from '../../../src/reports/terminal/headline.js';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { aTarget, PLAIN } from '../../support/report.js';

const page = pageFor(PLAIN);
const none = { error: 0, warning: 0, note: 0, waived: 0, undetermined: 0, folded: 0 };

describe('the headline', () => {
  it('counts what there is, most serious first', () => {
    const summary = { error: 2, warning: 3, note: 1, waived: 1, undetermined: 1, folded: 310 };
    assert.deepEqual(headline(page, 'web-prod', aTarget('debian-12', [], { verdict: 'breaks', summary })), [
      '✗ web-prod → debian-12: breaks — 2 errors, 1 question undecided, 3 warnings,',
      '  1 waived, 311 differences folded',
    ]);
  });

  it('says something where there is nothing to count', () => {
    const text = (verdict: 'runs' | 'breaks' | 'unknown') =>
      headline(page, 'a', aTarget('b', [], { verdict, summary: none })).join();
    assert.equal(text('runs'), '✓ a → b: runs — nothing known to break');
    assert.equal(text('unknown'), '? a → b: unknown — not enough could be read');
    assert.equal(text('breaks'), '✗ a → b: breaks — no findings');
  });

  it('has a mark for each verdict', () => {
    assert.deepEqual(
      (['runs', 'breaks', 'unknown'] as const).map((verdict) => verdictSymbol(page, verdict)),
      ['✓', '✗', '?'],
    );
  });
});
