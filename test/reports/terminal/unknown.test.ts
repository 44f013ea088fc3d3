import assert from 'node:assert/strict';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { unknownLines } from '../../../src/reports/terminal/unknown.js';
import { aFinding, aTarget, PLAIN } from '../../support/report.js';

describe('unknownLines', () => {
  const page = pageFor(PLAIN);
  const hole = (section: string) =>
    ({ environment: 'target', section, reason: 'unreadable', message: 'EACCES' }) as const;

  it('says what could not be read and which rules could not decide', () => {
    const undecided = aFinding({ status: 'undetermined', rule: 'libc-missing' });
    const target = aTarget('t', [undecided], {
      verdict: 'unknown',
      problems: [hole('packages'), hole('packages'), hole('kernel'), hole('os'), hole('cpu')],
    });
    assert.deepEqual(unknownLines(page, target), [
      '  unknown because of the target packages, kernel, os and 1 more sections could',
      '    not be read; 1 rule could not decide: libc-missing',
    ]);
  });

  it('has nothing to say where the verdict is known', () => {
    assert.deepEqual(unknownLines(page, aTarget('t', [], { problems: [hole('cpu')] })), []);
  });
});
