import assert from 'node:assert/strict';
import { jsonReporter } from '../../src/reports/json.js';
import { aDifference, aDiffReport, aFinding, aReport, aTarget, PLAIN } from '../support/report.js';

describe('json report', () => {
  it('is the report itself, and one newline', () => {
    const report = aReport([aTarget('debian-12', [aFinding()])]);
    const text = jsonReporter.render(report, PLAIN);
    assert.deepEqual(JSON.parse(text), report);
    assert.match(text, /[^\n]\n$/);
  });

  it('gives maps the order of their keys', () => {
    const change = (first: object, second: object) => ({
      status: 'complete' as const,
      differences: [
        aDifference({ source: { ...first, ...second }, fields: [{ field: 'f', target: { ...first, ...second } }] }),
      ],
    });
    const [a, b] = [{ a: 1 }, { b: { d: 1, c: [2] } }];
    const one = aDiffReport({ x: change(a, b), y: change(a, b) });
    const other = aDiffReport({ y: change(b, a), x: change(b, a) });
    const text = jsonReporter.renderDifferences?.(one, PLAIN);
    assert.equal(text, jsonReporter.renderDifferences?.(other, PLAIN));
    assert.deepEqual(JSON.parse(text ?? ''), one);
  });

  it('escapes what a terminal acts on, and means the same', () => {
    const message = '\u009b31m \u202E \u2028 \u{e0041} \u001b[2J';
    const report = aReport([aTarget('debian-12', [aFinding({ message })])]);
    const text = jsonReporter.render(report, PLAIN);
    assert.match(text.replaceAll('\n', ''), /^[ -~]*$/);
    assert.deepEqual(JSON.parse(text), report);
  });
});
