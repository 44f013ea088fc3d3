import assert from 'node:assert/strict';
import { matrixLines } from '../../../src/reports/terminal/matrix.js';
import { pageFor } from '../../../src/reports/terminal/page.js';
import { aFinding, aReport, aTarget, PLAIN } from '../../support/report.js';

const page = pageFor(PLAIN);

describe('the matrix', () => {
  it('gives the first cause of what breaks or is unknown, and long names a line of their own', () => {
    const hole = { environment: 'target' as const, section: 'packages', reason: 'malformed' as const, message: 'cut' };
    const report = aReport([
      aTarget('debian-13', []),
      aTarget('docker-archive:/srv/images/customer/release-4.2.tar', [aFinding({ cause: 'wrong-arch' }), aFinding()]),
      aTarget('alpine', [aFinding({ message: 'the libc is musl' })]),
      aTarget('cut', [], { verdict: 'unknown', problems: [hole] }),
      aTarget('half', [aFinding({ status: 'undetermined', message: 'cannot be said' })], { verdict: 'unknown' }),
      aTarget('nothing', [], { verdict: 'unknown' }),
    ]);
    assert.deepEqual(matrixLines(page, report), [
      'web-prod → 6 targets: runs on 1, breaks on 2, unknown on 3',
      '',
      '✓ runs     debian-13',
      '✗ breaks   docker-archive:/srv/images/customer/release-4.2.tar',
      '                      wrong-arch (+1 more)',
      '✗ breaks   alpine     the libc is musl',
      '? unknown  cut        target packages could not be read',
      '? unknown  half       cannot be said',
      '? unknown  nothing',
    ]);
  });
});
