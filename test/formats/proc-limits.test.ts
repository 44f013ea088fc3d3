import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseLimits } from '../../src/formats/proc-limits.js';

const TEXT = [
  'Limit                     Soft Limit           Hard Limit           Units     ',
  'Max cpu time              unlimited            unlimited            seconds   ',
  'Max open files            1024                 524288               files     ',
  'Max nice priority         0                    0                    ',
].join('\n');

describe('parseLimits', () => {
  it('reads what the kernel prints', () => {
    assert.deepEqual(parseLimits(TEXT), [
      { name: 'cpu', soft: 'unlimited', hard: 'unlimited' },
      { name: 'nofile', soft: 1024, hard: 524288 },
      { name: 'nice', soft: 0, hard: 0 },
    ]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseLimits(`Max open files ${text}\n${text}`)));
  });
});
