import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { markdownReporter } from '../../src/reports/markdown.js';
import { anyReport } from '../support/any-report.js';
import { aFinding, aReport, aTarget, aWaivedFinding, PLAIN } from '../support/report.js';

const render = (
  ...[report, options = PLAIN]: Parameters<typeof markdownReporter.render> | [ReturnType<typeof aReport>]
) => markdownReporter.render(report, options);

/** Without escaped characters and code spans (CommonMark 0.31, 2.4 and 6.1), from left to right. */
function unmarked(text: string): string {
  return text.replace(/\\[!-/:-@[-`{-~]|`[^`\n]*`/g, '');
}

describe('markdown report', () => {
  it('gives the verdict of each target first, then the errors', () => {
    const text = render(
      aReport([aTarget('debian-12', [aFinding({ cause: 'missing-library:libssl.so.1.1' })]), aTarget('debian-13', [])]),
    );
    const lines = text.split('\n');
    assert.equal(lines[0], '### `web-prod` → `debian-12`, `debian-13`');
    assert.ok(lines.includes('| ❌ | `debian-12` | breaks | 1 error | `missing-library:libssl.so.1.1` |'));
    assert.ok(lines.includes('| ✅ | `debian-13` | runs | no findings |  |'));
    assert.match(text, /\n- \*\*libssl\.so\.1\.1 is gone\*\* \(`soname-gone`\)<br>Rebuild against OpenSSL 3\.\n/);
  });

  it('folds evidence, warnings, what is undecided and what is waived, unless all is asked for', () => {
    const findings = [
      aFinding(),
      aFinding({ level: 'warning' }),
      aFinding({ status: 'undetermined' }),
      aFinding({ status: 'waived' }),
    ];
    const report = aReport([aTarget('t', findings)]);
    const titles = [...render(report).matchAll(/<details><summary>(.*?)<\/summary>/g)].map(([, title]) => title);
    assert.deepEqual(titles, ['evidence', '1 warning', '1 not decided', '1 waived']);
    assert.doesNotMatch(markdownReporter.render(report, { ...PLAIN, all: true }), /<details>/);
  });

  it('says who accepted what is waived, until when and why', () => {
    const text = render(aReport([aTarget('t', [aWaivedFinding()])]));
    assert.match(text, /\(`soname-gone`\)<br>Accepted by ops until 2026.?-12.?-31.*: moves in spring<br>/);
  });

  it('says what is deployed, what is new since an earlier report and what is gone', () => {
    const target = aTarget('t', [aFinding({ baseline: 'new' }), aFinding({ baseline: 'unchanged' })], {
      gone: [aFinding({ message: 'libz is gone' })],
    });
    const text = render(aReport([target], { scope: '/opt/app', against: 'last.json' }));
    assert.match(text, /\n\nDeployed: \/opt\/app\.\n/);
    assert.match(text, /\nSince last\.json: 1 new, 1 known, 1 gone\.\n/);
    assert.match(text, /<summary>1 gone<\/summary>\n\n- libz is gone \(`soname-gone`\)\n/);
    assert.equal(text.match(/^- \*\*new:\*\* /gm)?.length, 1);
  });

  it('lets no text become a tag, a table or a mention', () => {
    fc.assert(
      fc.property(anyReport(), (report) => {
        const text = render(report);
        const tags = unmarked(text).match(/<[^>\n]*>/g) ?? [];
        const ours = ['<br>', '<details>', '</details>', '<summary>', '</summary>'];
        assert.deepEqual(
          tags.filter((tag) => !ours.includes(tag)),
          [],
        );
        assert.doesNotMatch(unmarked(text), /@[A-Za-z0-9]/);
      }),
    );
  });

  it('stays within what a comment holds, and says what it left out', () => {
    const long = Array.from({ length: 500 }, (_, index) => aFinding({ message: `${index} ${'x'.repeat(500)}` }));
    const text = render(aReport([aTarget('t', long)]));
    assert.ok(text.length < 65_536, `${text.length} characters`);
    assert.match(text, /There is more than a comment holds/);
  });
});
