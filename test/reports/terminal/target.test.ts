import assert from 'node:assert/strict';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { targetLines } from '../../../src/reports/terminal/target.js';
import { aFinding, aTarget, PLAIN } from '../../support/report.js';

const page = pageFor(PLAIN);
const findings = ['a', 'b', 'c'].flatMap((rule) => Array.from({ length: 20 }, () => aFinding({ rule })));

describe('the report for one target', () => {
  it('writes out as much as its lines allow', () => {
    const lines = (budget: number) => targetLines(page, 's', aTarget('t', findings), PLAIN, budget).length;
    assert.ok(lines(1000) > 180);
    for (const budget of [100, 60, 40, 24]) assert.ok(lines(budget) <= budget, `${lines(budget)} for ${budget}`);
  });

  it('lists notes, and not what is waived, when notes are asked for', () => {
    const some = [
      aFinding({ level: 'note', message: 'a note' }),
      aFinding({ status: 'waived', message: 'a waived one' }),
    ];
    const text = targetLines(page, 's', aTarget('t', some), { ...PLAIN, notes: true }, 100).join('\n');
    assert.match(text, /Notes\n· a note/);
    assert.ok(!text.includes('a waived one'));
    assert.match(text, /· 1 waived finding: --verbose lists them/);
  });
});
