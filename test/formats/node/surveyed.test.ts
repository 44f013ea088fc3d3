import assert from 'node:assert/strict';
import { ENGINE_OPTIONS, MEMBERS, OPTIONS, SURVEYED } from '../../../src/formats/node/surveyed.js';

describe('the survey', () => {
  it('has ranges of releases that were asked', () => {
    assert.ok(SURVEYED.first < SURVEYED.last);
    for (const range of [MEMBERS, OPTIONS, ENGINE_OPTIONS].flatMap((table) => Object.keys(table))) {
      const [from = '', before = ''] = range.split('-');
      assert.ok(from === '' || Number(from) > SURVEYED.first, range);
      assert.ok(before === '' || Number(before) <= SURVEYED.last, range);
    }
  });
});
