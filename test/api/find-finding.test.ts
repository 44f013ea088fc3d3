import assert from 'node:assert/strict';
import { findingsNamed, namesOfFindings } from '../../src/api/find-finding.js';
import { aFinding, aReport, aTarget } from '../support/report.js';

const one = aFinding({ rule: 'a', cause: 'a:x', fingerprint: 'abcd1111' });
const two = aFinding({ rule: 'a', cause: 'a:y', fingerprint: 'abcd2222' });
const three = aFinding({ rule: 'b', fingerprint: '00ff' });
const report = aReport([aTarget('t1', [one, two]), aTarget('t2', [one, three])]);
const named = (name: string) =>
  findingsNamed(report, name).map(({ target, finding }) => `${target.reference} ${finding.fingerprint}`);

describe('findingsNamed', () => {
  it('goes by fingerprints, causes and rules, in every target', () => {
    assert.deepEqual(named('abcd1111'), ['t1 abcd1111', 't2 abcd1111']);
    assert.deepEqual(named('a:y'), ['t1 abcd2222']);
    assert.deepEqual(named('a'), ['t1 abcd1111', 't1 abcd2222', 't2 abcd1111']);
  });

  it('goes by the beginning of a fingerprint that no other has', () => {
    assert.deepEqual(named('abcd2'), ['t1 abcd2222']);
    assert.deepEqual(named('00f'), []);
    assert.throws(() => named('abcd'), /Several findings .* abcd1111, abcd2222/);
  });

  it('finds nothing by any other name', () => {
    assert.deepEqual(named('nothing'), []);
    assert.deepEqual(namesOfFindings(report), ['a:x', 'a', 'a:y', 'b', 'abcd1111', 'abcd2222', '00ff']);
  });
});
