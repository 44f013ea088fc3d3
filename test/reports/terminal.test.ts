import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../src/model/finding.js';
import type { TargetReport } from '../../src/model/report.js';
import type { RenderOptions } from '../../src/model/reporter.js';
import { columns } from '../../src/reports/terminal/columns.js';
import { terminalReporter } from '../../src/reports/terminal.js';
import { aFinding, aReport, aTarget, PLAIN } from '../support/report.js';

function rendered(targets: TargetReport[], options: Partial<RenderOptions> = {}): string {
  return terminalReporter.render(aReport(targets), { ...PLAIN, ...options });
}

function manyFindings(count: number, parts: Partial<Finding> = {}): Finding[] {
  return Array.from({ length: count }, (_, index) =>
    aFinding({ message: `library number ${index} is gone`, ...parts }),
  );
}

describe('terminal report of check', () => {
  it('says the verdict first, then evidence of both sides, fix, and how to see the rest', () => {
    const findings = [
      aFinding(),
      aFinding({ level: 'warning', rule: 'openssl-major', message: 'OpenSSL 1.1 became 3.0', fix: 'Test it.' }),
      aFinding({ level: 'note', rule: 'tzdata', message: 'tzdata differs' }),
    ];
    const target = aTarget('debian-12', findings);
    target.summary.folded = 310;
    assert.equal(
      rendered([target]),
      `✗ web-prod → debian-12: breaks — 1 error, 1 warning, 311 differences folded

Errors
✗ libssl.so.1.1 is gone [soname-gone]
    source   /usr/lib/x86_64-linux-gnu/libssl.so.1.1: soname libssl.so.1.1
    target   no library has the soname libssl.so.1.1
    fix      Rebuild against OpenSSL 3.

Warnings
! OpenSSL 1.1 became 3.0 [openssl-major]
    fix      Test it.

· 310 differences that no rule minds: hostdrift diff web-prod debian-12
· 1 note: --notes lists them
· Why a rule matters: hostdrift explain soname-gone
`,
    );
  });

  it('says in one line that nothing is known to break', () => {
    assert.equal(rendered([aTarget('debian-12', [])]), '✓ web-prod → debian-12: runs — nothing known to break\n');
  });

  it('names what could not be read, and what could not be decided because of it', () => {
    const finding = aFinding({ status: 'undetermined', message: 'whether libssl.so.1.1 is there cannot be said' });
    const text = rendered([
      aTarget('debian-12', [finding], {
        verdict: 'unknown',
        problems: [
          {
            environment: 'target',
            section: 'packages',
            path: '/var/lib/dpkg/status',
            reason: 'malformed',
            message: 'ends in the middle of a record',
          },
        ],
      }),
    ]);
    assert.equal(
      text,
      `? web-prod → debian-12: unknown — 1 question undecided
  unknown because of the target packages could not be read; 1 rule could not
    decide: soname-gone

Undecided, because facts are unknown
? whether libssl.so.1.1 is there cannot be said [soname-gone]

· Why a rule matters: hostdrift explain soname-gone

What could not be read, and so is neither same nor different
? target, packages:
    /var/lib/dpkg/status: ends in the middle of a record
`,
    );
  });

  it('puts a matrix before the details of several targets', () => {
    const text = rendered([
      aTarget('debian-13', []),
      aTarget('debian-12', [aFinding({ cause: 'missing-symbol-version:GLIBC_2.38' }), aFinding()]),
      aTarget('debian-11', [], { verdict: 'unknown' }),
    ]);
    const [head = ''] = text.split('\n\n————————\n\n');
    assert.equal(
      head,
      `web-prod → 3 targets: runs on 1, breaks on 1, unknown on 1

✓ runs     debian-13
✗ breaks   debian-12  missing-symbol-version:GLIBC_2.38 (+1 more)
? unknown  debian-11`,
    );
  });

  it('fits on two screens however much there is, and says how many are left out', () => {
    const rules = ['a', 'b', 'c', 'd'].flatMap((rule) => manyFindings(50, { rule }));
    const warnings = manyFindings(80, { rule: 'w', level: 'warning' });
    const text = rendered([aTarget('debian-12', [...rules, ...warnings])]);
    assert.ok(text.split('\n').length <= 101, `${text.split('\n').length} lines`);
    assert.match(text, /200 errors, 80 warnings/);
    assert.match(text, /✗ 50 findings \[a\]/);
    assert.match(text, /… and \d+ more: --verbose lists them/);
  });

  it('lists everything when asked to', () => {
    const findings = [...manyFindings(50), aFinding({ status: 'waived', message: 'waived one' })];
    const text = rendered([aTarget('debian-12', [...findings, aFinding({ level: 'note', message: 'a note' })])], {
      all: true,
    });
    for (const part of ['library number 49 is gone', 'waived one', 'a note']) assert.ok(text.includes(part), part);
    assert.ok(!text.includes('--verbose'));
  });

  it('keeps to its columns but never breaks a path', () => {
    const path = `/opt/${'a-very-long-directory-name/'.repeat(5)}with a space/lib.so`;
    const finding = aFinding({
      message: 'a message that is long enough to need more than one line of the page on which it is written',
      evidence: [{ environment: 'target', path, fact: 'a fact that goes on and on until it has to be broken as well' }],
    });
    for (const width of [60, 80, 120]) {
      const text = rendered([aTarget('debian-12', [finding])], { width });
      assert.ok(text.includes(path), 'the path can be copied');
      for (const line of text.split('\n')) {
        assert.ok(line.includes(path) || columns(line) <= width, `at ${width} columns: ${line}`);
      }
    }
  });

  it('means the same without colour, and without more than ASCII', () => {
    const target = aTarget('debian-12', [aFinding()]);
    const colored = rendered([target], { color: true });
    assert.ok(colored.includes('\u001b['));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is taken away
    assert.equal(colored.replace(/\u001b\[\d+m/g, ''), rendered([target]));
    assert.match(rendered([target], { unicode: false }), /^x web-prod -> debian-12: breaks - 1 error\n/);
    assert.match(rendered([target], { unicode: false }), /^[ -~\n]*$/);
  });

  it('never lets text of an environment steer the terminal', () => {
    const hostile = 'a\u001b[2J\u009b31m\u0007\r\nb\u202Ec\u2066d\u200be\u2028f';
    const finding = aFinding({
      rule: hostile,
      message: hostile,
      cause: hostile,
      fix: hostile,
      evidence: [{ environment: 'source', path: `/${hostile}`, fact: hostile }],
    });
    const problem = { path: hostile, reason: 'unreadable' as const, message: hostile };
    const target = aTarget(hostile, [finding, aFinding({ status: 'undetermined', message: hostile })], {
      problems: [{ ...problem, environment: 'target', section: hostile }],
    });
    const report = aReport([target, target], { problems: [problem] });
    const text = terminalReporter.render(report, PLAIN);
    assert.match(text, /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/mu);
    assert.ok(!/\p{Cc}/u.test(text.replaceAll('\n', '')));
    assert.ok(text.includes('a\\x1b[2J\\x9b31m\\x07'));
    assert.ok(text.includes('b\\u202ec\\u2066d\\u200be\\u2028f'));
  });

  it('renders any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 200 }), (text, width) => {
        const output = rendered([aTarget(text, [aFinding({ message: text, fix: text })])], { width, color: false });
        assert.ok(!/[\p{Cc}\p{Cf}\p{Cs}]/u.test(output.replaceAll('\n', '')));
      }),
    );
  });
});
