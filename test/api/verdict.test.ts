import assert from 'node:assert/strict';
import { verdictOf } from '../../src/api/verdict.js';
import { aFinding } from '../support/report.js';

describe('the verdict on a target', () => {
  it('is that it breaks where an error is open, whatever else is unknown', () => {
    assert.equal(verdictOf([aFinding()], true), 'breaks');
  });

  it('is unknown where an error is undecided, or not all was read', () => {
    assert.equal(verdictOf([aFinding({ status: 'undetermined' })], false), 'unknown');
    assert.equal(verdictOf([], true), 'unknown');
  });

  it('is that it runs where nothing is known to break', () => {
    assert.equal(verdictOf([aFinding({ level: 'warning' }), aFinding({ status: 'waived' })], false), 'runs');
  });
});
