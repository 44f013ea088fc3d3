import assert from 'node:assert/strict';
import { lacksName } from '../../../src/requirements/python/library-changes.js';

describe('lacksName', () => {
  it('knows since when a name is there, and until when', () => {
    assert.deepEqual(
      ['3.10', '3.11'].map((version) => lacksName('datetime', 'UTC', version)),
      [true, false],
    );
    assert.deepEqual(
      ['3.10', '3.11'].map((version) => lacksName('inspect', 'getargspec', version)),
      [false, true],
    );
  });

  it('says nothing of what it does not know', () => {
    assert.equal(lacksName('datetime', 'nothing', '3.9'), false);
    assert.equal(lacksName('toString', 'length', '3.9'), false);
  });
});
