import assert from 'node:assert/strict';
import { acceptance, countsOf, evidenceLines, holeLines, many } from '../../../src/reports/shared/words.js';
import { aFinding, aTarget, aWaivedFinding } from '../../support/report.js';

describe('words of reports', () => {
  it('count', () => {
    assert.equal(many(1, 'error'), '1 error');
    assert.equal(many(0, 'error'), '0 errors');
    const findings = [aFinding(), aFinding({ level: 'note' }), aFinding({ status: 'waived' })];
    assert.equal(countsOf(aTarget('t', findings)), '1 error, 1 note, 1 waived');
    assert.equal(countsOf(aTarget('t', [])), 'no findings');
  });

  it('say what is evident where', () => {
    const evidence = [
      { environment: 'target' as const, path: '/etc/x\n', line: 3, fact: 'a\u001b' },
      { environment: 'source' as const, fact: 'b' },
    ];
    assert.deepEqual(evidenceLines(aFinding({ evidence })), ['target /etc/x:3: a\\x1b', 'source: b']);
  });

  it('say who accepted a finding, until when and why', () => {
    assert.equal(acceptance(aWaivedFinding()), 'by ops until 2026-12-31: moves in spring');
    const waiver = { reason: 'shipped\u001b', owner: 'me\n' };
    assert.equal(acceptance(aWaivedFinding({ waiver })), 'by me: shipped\\x1b');
    assert.equal(acceptance(aFinding()), undefined);
  });

  it('say what could not be read', () => {
    const hole = {
      environment: 'target',
      section: 'packages',
      path: '/p',
      reason: 'malformed',
      message: 'cut',
    } as const;
    const { path: _, ...nowhere } = hole;
    assert.deepEqual(holeLines(aTarget('t', [], { problems: [hole, nowhere] })), [
      'target packages /p: cut',
      'target packages: cut',
    ]);
  });
});
