import assert from 'node:assert/strict';
import { findingArticle } from '../../../src/reports/html/finding.js';
import { aFinding, aReport, aWaivedFinding } from '../../support/report.js';

const rule = aReport([]).rules['soname-gone'];

describe('a finding in HTML', () => {
  it('says what, how to mend it, and why', () => {
    const { text } = findingArticle(aFinding({ cause: 'missing-library:x' }), rule);
    assert.match(text, /<article class="finding error" data-kind="error">\n<h4>libssl\.so\.1\.1 is gone<\/h4>/);
    assert.match(text, /<strong>Fix<\/strong> Rebuild against OpenSSL 3\./);
    assert.match(text, /<summary>Why: A library is gone<\/summary>/);
    assert.match(text, /<a href="https:\/\/www\.example\.org\/soname"/);
  });

  it('is kept apart by what became of it', () => {
    assert.match(findingArticle(aFinding({ status: 'waived' }), undefined).text, /data-kind="waived"/);
  });

  it('says who accepted it, until when and why', () => {
    const { text } = findingArticle(aWaivedFinding(), rule);
    assert.match(text, /<strong>Accepted<\/strong> by ops until 2026-12-31: moves in spring</);
    const waiver = { reason: '<b>', owner: 'x' };
    assert.match(findingArticle(aWaivedFinding({ waiver }), rule).text, /by x: &lt;b&gt;/);
  });

  it('links only to what a browser opens harmlessly', () => {
    assert.ok(rule !== undefined);
    const { text } = findingArticle(aFinding(), { ...rule, references: ['javascript:alert(1)'] });
    assert.doesNotMatch(text, /href/);
  });
});
