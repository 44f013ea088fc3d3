import assert from 'node:assert/strict';
import { findingLines } from '../../../src/reports/terminal/findings.js';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { aFinding, PLAIN } from '../../support/report.js';

const page = pageFor(PLAIN);
const mark = { symbol: '!', style: undefined };
const brief = { perRule: 2, evidence: false, fix: true };

describe('findings', () => {
  it('of one rule share its heading and the fix that is the same', () => {
    const findings = ['a', 'b', 'c'].map((message) => aFinding({ message, fix: 'Mend it.' }));
    assert.deepEqual(findingLines(page, mark, findings, brief), [
      '! 3 findings [soname-gone]',
      '    • a',
      '    • b',
      '    … and 1 more: --verbose lists them',
      '    fix      Mend it.',
    ]);
  });

  it('keep their own fixes where these differ', () => {
    const findings = ['a', 'b'].map((message) => aFinding({ message, fix: `Mend ${message}.` }));
    assert.deepEqual(findingLines(page, mark, findings, brief), [
      '! 2 findings [soname-gone]',
      '    • a',
      '        fix      Mend a.',
      '    • b',
      '        fix      Mend b.',
    ]);
  });

  it('show no fix where none is wanted', () => {
    assert.deepEqual(findingLines(page, mark, [aFinding()], { ...brief, fix: false }), [
      '! libssl.so.1.1 is gone [soname-gone]',
    ]);
  });

  it('that are waived say who accepted them', () => {
    const waiver = { reason: 'moves in spring', owner: 'ops', expires: '2026-12-31' };
    const lines = findingLines(page, mark, [aFinding({ status: 'waived', waiver })], brief);
    assert.match(lines.join('\n'), /accepted by ops until 2026-12-31: moves in spring/);
  });
});
