import assert from 'node:assert/strict';
import type { FieldChange } from '../../../src/model/difference.js';
import type { DiffReport } from '../../../src/model/report.js';
import { terminalReporter } from '../../../src/reports/terminal.js';
import { aDifference, aDiffReport, PLAIN } from '../../support/report.js';

function rendered(report: DiffReport, all = false): string {
  const text = terminalReporter.renderDifferences?.(report, { ...PLAIN, all });
  assert.ok(text !== undefined);
  return text;
}

function fieldLine(change: FieldChange): string {
  const text = rendered(
    aDiffReport({ s: { status: 'complete', differences: [aDifference({ key: 'k', fields: [change] })] } }),
  );
  return text.split('\n').slice(4).join('\n').trim();
}

describe('terminal report of diff', () => {
  it('groups by section and folds by owner, with counts', () => {
    const source = { type: 'deb' };
    const report = aDiffReport({
      packages: {
        status: 'complete',
        differences: [
          aDifference({ source, folded: 4, fields: [{ field: 'version', source: '3.0.11', target: '3.5.1' }] }),
          aDifference({ key: 'deb/adduser', kind: 'added', target: { type: 'deb', version: '3.134' } }),
          aDifference({ key: 'deb/tzdata', kind: 'removed', source: { type: 'deb', version: '2024a' } }),
          aDifference({
            key: 'deb/libicu72:amd64',
            targetKey: 'deb/libicu76:amd64',
            source,
            fields: [{ field: 'version', source: '72.1', target: '76.1' }],
          }),
        ],
      },
      libraries: {
        status: 'complete',
        differences: [
          aDifference({
            section: 'libraries',
            key: '/usr/lib/libssl.so.3',
            owner: { section: 'packages', key: 'deb/libssl3:amd64' },
          }),
        ],
      },
      os: { status: 'complete', differences: [] },
    });
    assert.equal(
      rendered(report),
      `web-prod → debian-12: 5 differences, 1 of them folded

libraries: 1 folded

packages: 1 removed, 1 added, 2 changed
  ~ libssl3:amd64                    3.0.11 → 3.5.1 (+4 folded)
  + adduser                          3.134
  - tzdata                           2024a
  ~ libicu72:amd64 → libicu76:amd64  72.1 → 76.1

· 1 difference folded into what explains them:
  hostdrift diff web-prod debian-12 --all
`,
    );
    assert.match(rendered(report, true), /\n {2}~ \/usr\/lib\/libssl\.so\.3\n/);
  });

  it('says what is unknown and why, once a reason', () => {
    const reason = 'the package database of the target could not be read';
    const unknown = (key: string) => aDifference({ key, kind: 'unknown', reason });
    const report = aDiffReport(
      { packages: { status: 'failed', differences: [unknown('a'), unknown('b')] } },
      {
        problems: [
          { environment: 'target', section: 'packages', path: '/p', reason: 'unreadable', message: 'no permission' },
        ],
      },
    );
    assert.equal(
      rendered(report),
      `web-prod → debian-12: 2 differences

packages: 2 unknown (failed)
  ? 2 facts unknown: the package database of the target could not be read

What could not be read, and so is neither same nor different
? target, packages:
    /p: no permission
`,
    );
    assert.match(rendered(report, true), / {2}\? b {2}unknown: the package database/);
  });

  it('does not say "no differences" of what could not be read', () => {
    assert.equal(rendered(aDiffReport({})), 'web-prod → debian-12: no differences\n');
    assert.match(
      rendered(aDiffReport({ packages: { status: 'partial', differences: [] } })),
      /no difference in what could be read\n/,
    );
  });

  it('shows of a list only what went and came', () => {
    assert.equal(fieldLine({ field: 'defines', source: ['A', 'B', 'C'], target: ['A', 'C', 'D'] }), 'defines: - B + D');
    assert.equal(fieldLine({ field: 'needed', target: ['A'] }), 'needed: + A');
    assert.equal(fieldLine({ field: 'needed', source: ['A', 'B'], target: ['B', 'A'] }), 'needed: other order: B, A');
  });

  it('takes records apart', () => {
    const change = { field: 'requires', source: { libc: ['A'], x: 1 }, target: { libc: ['A', 'B'], x: 1, y: ['C'] } };
    assert.equal(fieldLine(change), 'requires.libc: + B\n      requires.y: + C');
  });

  it('marks words of long text, and shows short text whole', () => {
    const source = 'Debian GNU/Linux 12 (bookworm) as our company uses it';
    const target = 'Debian GNU/Linux 13 (bookworm) as our company uses it';
    assert.match(
      fieldLine({ field: 'name', source, target }),
      /^name: Debian GNU\/Linux \[-12-\]\{\+13\+\} \(bookworm\)/,
    );
    assert.match(
      rendered(
        aDiffReport({
          s: { status: 'complete', differences: [aDifference({ fields: [{ field: 'held', target: true }] })] },
        }),
      ),
      /held \+ true/,
    );
  });

  it('bounds long lists and endless edits', () => {
    const list = (name: string) => Array.from({ length: 3000 }, (_, index) => `${name}${index}`);
    const change = { field: 'defines', source: list('a'), target: list('b') };
    assert.match(fieldLine(change), /… 5,988 more$/);
    const text = (name: string) => list(name).join(' ');
    assert.match(fieldLine({ field: 'text', source: text('a'), target: text('b') }), /more characters\)$/);
  });

  it('never lets text of an environment steer the terminal', () => {
    const hostile = 'a\u001b[2J\n\u202Eb';
    const text = rendered(
      aDiffReport({
        [hostile]: {
          status: 'complete',
          differences: [
            aDifference({
              key: hostile,
              targetKey: `${hostile}2`,
              fields: [{ field: hostile, source: hostile, target: [hostile] }],
            }),
            aDifference({ key: hostile, kind: 'added', target: { version: hostile } }),
            aDifference({ key: hostile, kind: 'unknown', reason: hostile }),
          ],
        },
      }),
    );
    assert.ok(!/[\p{Cc}\p{Cf}]/u.test(text.replaceAll('\n', '')), text);
    assert.ok(!text.includes('\nb'), 'no line of its own making');
  });
});
