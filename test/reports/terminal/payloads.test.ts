import assert from 'node:assert/strict';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { payloadLines } from '../../../src/reports/terminal/payloads.js';
import { PLAIN } from '../../support/report.js';

describe('payloadLines', () => {
  const page = pageFor(PLAIN);

  it('is a row a payload', () => {
    const payloads = [
      { name: 'api', scope: '/api', verdict: 'breaks', cause: 'missing-library:libpq.so.5', more: 2 },
      { name: 'worker', scope: '/worker', verdict: 'runs', more: 0 },
    ] as const;
    assert.deepEqual(payloadLines(page, { payloads: [...payloads] }), [
      '  ✗ breaks   api     missing-library:libpq.so.5 (+2 more)',
      '  ✓ runs     worker',
    ]);
  });

  it('is nothing where there is one payload', () => {
    assert.deepEqual(payloadLines(page, {}), []);
  });
});
