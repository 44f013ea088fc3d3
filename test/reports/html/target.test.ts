import assert from 'node:assert/strict';
import { targetSection } from '../../../src/reports/html/target.js';
import { aFinding, aReport, aTarget } from '../../support/report.js';

const render = (target: ReturnType<typeof aTarget>) => targetSection(aReport([target]), target, 0, undefined).text;

describe('a target in HTML', () => {
  it('has its findings by level', () => {
    const findings = [aFinding({ level: 'note' }), aFinding({ status: 'undetermined' }), aFinding()];
    const titles = [...render(aTarget('t', findings)).matchAll(/<h3>(.*?) <span/g)].map(([, title]) => title);
    assert.deepEqual(titles, ['Errors', 'Undecided, because facts are unknown', 'Notes']);
  });

  it('gives the verdict in words', () => {
    assert.match(
      render(aTarget('t', [])),
      /<p class="verdict runs"><strong>✓ runs<\/strong> nothing known to break<\/p>/,
    );
  });

  it('says what is new since an earlier report, and what is gone', () => {
    const found = [aFinding({ baseline: 'new' }), aFinding({ baseline: 'unchanged' })];
    const text = render(aTarget('t', found, { gone: [aFinding({ message: '<i> was there' })] }));
    assert.match(text, /<p class="since">Since the earlier report: 1 new, 1 known, 1 gone<\/p>/);
    assert.match(text, /<li>&lt;i&gt; was there <code>soname-gone<\/code><\/li>/);
    assert.equal(text.match(/ data-fresh>/g)?.length, 1);
    assert.doesNotMatch(render(aTarget('t', found)), /class="since"/);
  });

  it('says what could not be read', () => {
    const problem = {
      environment: 'target',
      section: 'packages',
      path: '/p',
      reason: 'malformed',
      message: 'cut',
    } as const;
    assert.match(
      render(aTarget('t', [], { problems: [problem] })),
      /<li>target, packages <code>\/p<\/code>: cut<\/li>/,
    );
  });
});
