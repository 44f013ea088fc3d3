import assert from 'node:assert/strict';
import { now } from '../../src/api/now.js';

describe('now', () => {
  const before = process.env.SOURCE_DATE_EPOCH;
  afterEach(() => {
    if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = before;
  });

  it('is the time that a reproducible build sets', () => {
    process.env.SOURCE_DATE_EPOCH = '86400';
    assert.equal(now().toISOString(), '1970-01-02T00:00:00.000Z');
  });

  it('refuses a time that is none', () => {
    process.env.SOURCE_DATE_EPOCH = 'soon';
    assert.throws(now, /SOURCE_DATE_EPOCH/);
  });
});
