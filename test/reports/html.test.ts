import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { htmlReporter } from '../../src/reports/html.js';
import { anyReport } from '../support/any-report.js';
import { aDifference, aDiffReport, aReport, aTarget, PLAIN } from '../support/report.js';

const TAGS =
  /^<(!DOCTYPE|\/?(html|head|meta|title|style|body|header|main|section|article|form|label|input|output|script|details|summary|noscript|table|thead|tbody|tr|th|td|button|ol|ul|li|p|h[1-4]|strong|span|code|a|div))\b/;

describe('html report', () => {
  it('has only tags of ours, whatever the texts are', () => {
    fc.assert(
      fc.property(anyReport(), (report) => {
        const text = htmlReporter.render(report, PLAIN).replace(/<(style|script)>.*?<\/\1>/gs, '');
        for (const [tag] of text.matchAll(/<[^\s>]*/g)) assert.match(tag, TAGS);
      }),
    );
  });

  it('folds in the differences that it is given', () => {
    const differences = [aDiffReport({ packages: { status: 'complete', differences: [aDifference()] } })];
    const text = htmlReporter.render(aReport([aTarget('t', [])]), { ...PLAIN, differences });
    assert.match(text, /<summary>1 difference, nothing judged<\/summary>/);
    assert.match(htmlReporter.renderDifferences?.(aDiffReport({}), PLAIN) ?? '', /No differences/);
  });
});
