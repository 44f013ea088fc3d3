import assert from 'node:assert/strict';
import { DiffReport, Report } from '../../src/model/report.js';
import { jsonReporter } from '../../src/reports/json.js';
import { aDifference, aDiffReport, aFinding, aReport, aTarget, PLAIN } from '../support/report.js';

describe('json report', () => {
  it('is the report itself, and one newline', () => {
    const report = aReport([aTarget('debian-12', [aFinding()])]);
    const text = jsonReporter.render(report, PLAIN);
    assert.deepEqual(JSON.parse(text), report);
    assert.match(text, /[^\n]\n$/);
  });

  it('is what its schema describes', () => {
    const problem = { reason: 'missing' as const, message: 'none' };
    const hole = { ...problem, environment: 'source' as const, section: 'os' };
    const check = aReport([aTarget('t', [aFinding()], { problems: [hole] })], { problems: [problem] });
    const report: unknown = JSON.parse(jsonReporter.render(check, PLAIN));
    assert.deepEqual(Report.parse(report), report);
    const section = { status: 'complete' as const, differences: [aDifference({ kind: 'unknown', reason: 'x' })] };
    const diff: unknown = JSON.parse(jsonReporter.renderDifferences?.(aDiffReport({ os: section }), PLAIN) ?? '');
    assert.deepEqual(DiffReport.parse(diff), diff);
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

  it('gives fields the order of their schema', () => {
    const { section, key, ...rest } = aDifference({ kind: 'unknown', reason: 'x' });
    const text = (value: ReturnType<typeof aDifference>) =>
      jsonReporter.renderDifferences?.(aDiffReport({ s: { status: 'partial', differences: [value] } }), PLAIN);
    assert.equal(text({ ...rest, key, section }), text({ section, key, ...rest }));
  });

  it('escapes what a terminal acts on, and means the same', () => {
    const message = '\u009b31m \u202E \u2028 \u{e0041} \u001b[2J';
    const report = aReport([aTarget('debian-12', [aFinding({ message })])]);
    const text = jsonReporter.render(report, PLAIN);
    assert.match(text.replaceAll('\n', ''), /^[ -~]*$/);
    assert.deepEqual(JSON.parse(text), report);
  });
});
