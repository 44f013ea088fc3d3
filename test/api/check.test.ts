import assert from 'node:assert/strict';
import { check } from '../../src/api/check.js';
import type { Level } from '../../src/model/finding.js';
import { Report } from '../../src/model/report.js';
import type { Rule, Verdict } from '../../src/model/rule.js';
import { snapshotOf } from '../support/snapshots.js';

/** A rule that gives this verdict of every pair. */
function rule(id: string, level: Level, verdicts: Rule['judge'] | readonly Partial<Verdict>[] = []): Rule {
  const judge: Rule['judge'] =
    typeof verdicts === 'function'
      ? verdicts
      : () => verdicts.map((verdict) => ({ message: id, evidence: [], identity: id, ...verdict }));
  const text = { title: id, why: '', fix: 'mend it', references: [], examples: [], sections: [], origin: 'test' };
  return { id, level, ...text, judge } as Rule;
}

const SOURCE = snapshotOf({ things: { facts: { a: { version: 1 }, b: { version: 1 } } } }, 'source');
const TARGET = snapshotOf({ things: { facts: { a: { version: 2 }, c: { version: 1 } } } }, 'target');

describe('check', () => {
  it('says of each target whether the software runs there', () => {
    const report = check(SOURCE, [TARGET, SOURCE], { rules: [] });
    Report.parse(report);
    assert.deepEqual(
      report.targets.map(({ reference, verdict }) => [reference, verdict]),
      [
        ['target', 'runs'],
        ['source', 'runs'],
      ],
    );
    assert.deepEqual(
      report.targets.map(({ summary }) => summary.folded),
      [3, 0],
    );
  });

  it('breaks on an open error, and on nothing less', () => {
    const verdict = (...rules: Rule[]) => check(SOURCE, [TARGET], { rules }).targets[0]?.verdict;
    assert.equal(verdict(rule('w', 'warning', [{}]), rule('n', 'note', [{}])), 'runs');
    assert.equal(verdict(rule('w', 'warning', [{}]), rule('e', 'error', [{}])), 'breaks');
    assert.equal(verdict(rule('w', 'warning', [{ level: 'error' }])), 'breaks');
  });

  it('does not know where an error could not be decided', () => {
    const undecided = rule('e', 'error', [{ undetermined: true }]);
    const [first] = check(SOURCE, [TARGET], { rules: [undecided] }).targets;
    assert.deepEqual([first?.verdict, first?.summary.undetermined, first?.summary.error], ['unknown', 1, 0]);
    const [second] = check(SOURCE, [TARGET], { rules: [undecided, rule('f', 'error', [{}])] }).targets;
    assert.equal(second?.verdict, 'breaks');
    const [third] = check(SOURCE, [TARGET], { rules: [rule('w', 'warning', [{ undetermined: true }])] }).targets;
    assert.equal(third?.verdict, 'runs');
  });

  it('does not say that it runs where something could not be read', () => {
    const problem = { reason: 'unreadable', message: 'permission denied' } as const;
    const holed = snapshotOf({ things: { status: 'partial', problems: [problem] } });
    for (const pair of [
      [holed, TARGET],
      [SOURCE, holed],
    ] as const) {
      const [found] = check(pair[0], [pair[1]], { rules: [] }).targets;
      assert.deepEqual([found?.verdict, found?.problems.length], ['unknown', 1]);
    }
  });

  it('counts each finding once, and each difference that nobody judged', () => {
    const judging = rule('j', 'warning', ({ differences }) => [
      { message: 'j', evidence: [], identity: 'j', differences: differences.filter(({ key }) => key === 'a') },
    ]);
    const rules = [judging, rule('e', 'error', [{ identity: '1' }, { identity: '2' }]), rule('n', 'note', [{}])];
    assert.deepEqual(check(SOURCE, [TARGET], { rules }).targets[0]?.summary, {
      ...{ error: 2, warning: 1, note: 1, waived: 0, undetermined: 0, folded: 2 },
    });
  });

  it('goes by what the project decided, and counts what that hides', () => {
    const policy = {
      levels: { w: 'error' as const, off: 'off' as const },
      ignore: ['things/a'],
      waivers: [{ rule: 'e', reason: 'known', owner: 'ops', origin: 'p.yaml:1' }],
      today: '2026-07-01',
    };
    const rules = [rule('e', 'error', [{}]), rule('w', 'warning', [{}]), rule('off', 'error', [{}])];
    const report = check(SOURCE, [TARGET], { rules, policy });
    Report.parse(report);
    assert.deepEqual(report.rulesOff, ['off']);
    assert.deepEqual(report.targets[0]?.summary, {
      error: 1,
      warning: 0,
      note: 0,
      waived: 1,
      undetermined: 0,
      folded: 2,
      ignored: 1,
    });
    assert.deepEqual(
      report.targets[0]?.findings.map(({ rule: id, status }) => [id, status]),
      [
        ['e', 'waived'],
        ['w', 'open'],
      ],
    );
  });
});
