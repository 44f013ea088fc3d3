import assert from 'node:assert/strict';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { PLAIN } from '../../support/report.js';

describe('a page', () => {
  it('has colour only where it is asked for', () => {
    assert.equal(pageFor(PLAIN).paint('error', 'x'), 'x');
    assert.equal(pageFor({ ...PLAIN, color: true }).paint('removed', 'x'), '\u001b[31mx\u001b[39m');
    assert.equal(pageFor({ ...PLAIN, color: true }).paint(undefined, 'x'), 'x');
  });

  it('has marks of ASCII where nothing else is to be had', () => {
    const { symbols } = pageFor({ ...PLAIN, unicode: false });
    for (const symbol of Object.values(symbols)) assert.match(symbol, /^[ -~]+$/);
    const { error, warning, note, good, unknown } = symbols;
    assert.equal(new Set([error, warning, note, good, unknown]).size, 5);
  });

  it('is never too narrow to write on', () => {
    assert.equal(pageFor({ ...PLAIN, width: 5 }).width, 40);
  });
});
