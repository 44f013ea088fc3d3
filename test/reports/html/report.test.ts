import assert from 'node:assert/strict';
import { reportPage } from '../../../src/reports/html/report.js';
import { aFinding, aReport, aTarget } from '../../support/report.js';

describe('the page for a report', () => {
  it('names source, target and verdict in its title', () => {
    const page = reportPage(aReport([aTarget('debian-12', [aFinding()])]), []);
    assert.match(page, /<title>web-prod → debian-12: breaks<\/title>/);
    assert.doesNotMatch(page, /class="matrix"/);
  });

  it('says what is deployed, and can leave out what an earlier report knew', () => {
    const page = reportPage(aReport([aTarget('t', [])], { scope: 'unowned', against: 'last.json' }), []);
    assert.match(page, /<p class="origin">Deployed: what no package owns<\/p>/);
    assert.match(page, /<input type="checkbox" id="fresh"> Only new/);
    assert.doesNotMatch(reportPage(aReport([aTarget('t', [])]), []), /Deployed|Only new/);
  });

  it('leads from a row of the matrix to each of several targets', () => {
    const page = reportPage(aReport([aTarget('a', [aFinding({ cause: 'missing-library:x' })]), aTarget('b', [])]), []);
    assert.match(page, /<a href="#target-1">b<\/a>/);
    assert.match(page, /id="target-1"/);
    assert.match(page, /<code>missing-library:x<\/code><\/td><\/tr>/);
  });
});
