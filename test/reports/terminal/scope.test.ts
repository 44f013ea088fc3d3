import assert from 'node:assert/strict';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { scopeLines } from '../../../src/reports/terminal/scope.js';
import { PLAIN } from '../../support/report.js';

describe('what is deployed, at a terminal', () => {
  const page = pageFor(PLAIN);

  it('has a line', () => {
    assert.deepEqual(scopeLines(page, { scope: 'unowned' }), ['  deployed: what no package owns']);
  });

  it('has none where it is not known', () => {
    assert.deepEqual(scopeLines(page, {}), []);
  });
});
