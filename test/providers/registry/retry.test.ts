import assert from 'node:assert/strict';
import { ATTEMPTS, delayAfter, mayPass } from '../../../src/providers/registry/retry.js';

const NOW = Date.parse('2024-01-01T00:00:00Z');

describe('another attempt', () => {
  it('waits twice as long each time, and is not made for ever', () => {
    const delays = Array.from({ length: ATTEMPTS }, (_, at) => delayAfter(at + 1, undefined, NOW));
    assert.deepEqual(delays, [500, 1000, 2000, 4000, undefined]);
  });

  it('waits as long as it is asked to, in seconds or until a date', () => {
    assert.equal(delayAfter(1, '7', NOW), 7000);
    assert.equal(delayAfter(1, 'Mon, 01 Jan 2024 00:00:09 GMT', NOW), 9000);
    assert.equal(delayAfter(1, 'Sun, 31 Dec 2023 00:00:00 GMT', NOW), 0);
    assert.equal(delayAfter(2, 'soon', NOW), 1000);
  });

  it('is not made where it would have to wait too long', () => {
    assert.equal(delayAfter(1, '3600', NOW), undefined);
  });

  it('is for failures that may pass', () => {
    assert.deepEqual([200, 401, 404, 429, 500, 501, 503].filter(mayPass), [429, 500, 503]);
  });
});
