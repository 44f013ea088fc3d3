import assert from 'node:assert/strict';
import { holeLines, problemLines } from '../../../src/reports/terminal/holes.js';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { PLAIN } from '../../support/report.js';

const page = pageFor(PLAIN);
const problem = (path: string) => ({ path, reason: 'unreadable' as const, message: 'no permission' });

describe('holes', () => {
  it('are named by environment and section, the first few by file', () => {
    const holes = ['/a', '/b', '/c', '/d'].map((path) => ({
      ...problem(path),
      environment: 'source' as const,
      section: 'libraries',
    }));
    assert.deepEqual(holeLines(page, holes, false), [
      'What could not be read, and so is neither same nor different',
      '? source, libraries:',
      '    /a: no permission',
      '    /b: no permission',
      '    /c: no permission',
      '    … and 1 more: --verbose lists them',
    ]);
    assert.equal(holeLines(page, holes, true).at(-1), '    /d: no permission');
    assert.deepEqual(holeLines(page, [], true), []);
  });

  it('need no file', () => {
    assert.deepEqual(problemLines(page, [{ reason: 'missing', message: 'no kernel is known' }], false), [
      '    no kernel is known',
    ]);
  });
});
