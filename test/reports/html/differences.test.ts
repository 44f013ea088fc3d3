import assert from 'node:assert/strict';
import { differencesBlock, differencesPage } from '../../../src/reports/html/differences.js';
import { aDifference, aDiffReport } from '../../support/report.js';

const some = aDiffReport({
  packages: { status: 'complete', differences: [aDifference(), aDifference({ key: '</script>' })] },
});

describe('differences in HTML', () => {
  it('are data that the page lays out', () => {
    const { text } = differencesBlock(some, 3);
    assert.match(text, /data-rows="differences-3"/);
    assert.match(text, /<summary>2 differences, nothing judged<\/summary>/);
    assert.equal(text.match(/<\/script>/g)?.length, 1);
  });

  it('are said not to be there', () => {
    assert.match(differencesBlock(aDiffReport({}), 0).text, /No differences/);
  });

  it('make a page of their own', () => {
    assert.match(differencesPage(some), /<details class="differences" data-rows="differences-0" open>/);
  });
});
