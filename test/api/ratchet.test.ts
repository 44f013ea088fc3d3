import assert from 'node:assert/strict';
import { againstReport, parseReport } from '../../src/api/ratchet.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { aFinding, aReport, aTarget } from '../support/report.js';

const [old, fresh, gone] = ['old', 'fresh', 'gone'].map((fingerprint) =>
  aFinding({ fingerprint, message: fingerprint }),
);

describe('againstReport', () => {
  it('tells what is new, what was known and what is gone', () => {
    assert.ok(old && fresh && gone);
    const report = againstReport(aReport([aTarget('t', [old, fresh])]), aReport([aTarget('t', [old, gone])]), 'r.json');
    assert.equal(report.against, 'r.json');
    const [target] = report.targets;
    assert.deepEqual(
      target?.findings.map(({ fingerprint, baseline }) => [fingerprint, baseline]),
      [
        ['old', 'unchanged'],
        ['fresh', 'new'],
      ],
    );
    assert.deepEqual(
      target?.gone?.map(({ fingerprint }) => fingerprint),
      ['gone'],
    );
  });

  it('does not know what was only waived then', () => {
    assert.ok(old);
    const before = aReport([aTarget('t', [{ ...old, status: 'waived' }])]);
    const [target] = againstReport(aReport([aTarget('t', [old])]), before, 'r.json').targets;
    assert.equal(target?.findings[0]?.baseline, 'new');
    assert.deepEqual(target?.gone, []);
  });

  it('lines targets up by name, and takes all of an unknown one for new', () => {
    assert.ok(old);
    const two = (a: string, b: string) => aReport([a, b].map((reference) => aTarget(reference, [old])));
    const [one, other] = againstReport(two('a', 'b'), two('a', 'c'), 'r.json').targets;
    assert.equal(one?.findings[0]?.baseline, 'unchanged');
    assert.equal(other?.findings[0]?.baseline, 'new');
  });
});

describe('parseReport', () => {
  it('reads what the json format wrote', () => {
    const report = aReport([aTarget('t', [])]);
    assert.deepEqual(parseReport(JSON.stringify(report), 'r.json'), JSON.parse(JSON.stringify(report)));
  });

  it('says what is none, and how to make one', () => {
    for (const text of ['', '{', '[]', '{"targets": 1}']) {
      assert.throws(
        () => parseReport(text, 'r.json'),
        (error) =>
          error instanceof EnvironmentError &&
          /r\.json is no report/.test(error.message) &&
          /--output json=/.test(error.advice ?? ''),
      );
    }
  });
});
