import assert from 'node:assert/strict';
import { sarifResult } from '../../../src/reports/sarif/result.js';
import { aFinding, aTarget } from '../../support/report.js';

const target = aTarget('dir:/srv/root', []);

describe('a finding in sarif', () => {
  it('has its level, its rule and a fingerprint that lasts', () => {
    const { ruleId, ruleIndex, kind, level, partialFingerprints } = sarifResult(aFinding(), 4, target);
    assert.deepEqual(
      { ruleId, ruleIndex, kind, level },
      { ruleId: 'soname-gone', ruleIndex: 4, kind: 'fail', level: 'error' },
    );
    assert.deepEqual(partialFingerprints, { 'hostdrift/v1': 'f' });
  });

  it('is open, without a level, when it could not be decided', () => {
    const { kind, level } = sarifResult(aFinding({ status: 'undetermined' }), 0, target);
    assert.deepEqual([kind, level], ['open', 'none']);
  });

  it('is suppressed when it was waived', () => {
    const [suppression] = sarifResult(aFinding({ status: 'waived' }), 0, target).suppressions ?? [];
    assert.equal(suppression?.kind, 'external');
    assert.equal(sarifResult(aFinding(), 0, target).suppressions, undefined);
  });

  it('lies at a file, or else at the name of the target', () => {
    const at = (finding: ReturnType<typeof aFinding>) =>
      sarifResult(finding, 0, target).locations?.[0]?.physicalLocation;
    const evidence = [{ environment: 'target' as const, path: '/etc/nginx/nginx.conf', line: 31, fact: '1m' }];
    assert.deepEqual(at(aFinding({ evidence })), {
      artifactLocation: { uri: 'etc/nginx/nginx.conf' },
      region: { startLine: 31 },
    });
    assert.equal(at(aFinding({ evidence: [] }))?.artifactLocation?.uri, 'dir%3A/srv/root');
  });

  it('says who waived it and why, and whether an earlier report knows it', () => {
    const waiver = { reason: 'moves in spring', owner: 'ops', expires: '2026-12-31' };
    const result = sarifResult(aFinding({ status: 'waived', waiver, baseline: 'unchanged' }), 0, target);
    assert.deepEqual(result.suppressions, [
      {
        kind: 'external',
        status: 'accepted',
        justification: 'Accepted by ops until 2026-12-31: moves in spring',
        properties: { reason: 'moves in spring', owner: 'ops', expires: '2026-12-31' },
      },
    ]);
    assert.equal(result.baselineState, 'unchanged');
  });
});
