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
