import assert from 'node:assert/strict';
import { isForOtherSystems, removalOf } from '../../../src/requirements/python/removed.js';

describe('removed modules', () => {
  it('are known with the version, by any name below them', () => {
    assert.equal(removalOf('distutils.core')?.version, '3.12');
    assert.equal(removalOf('cgi')?.version, '3.13');
    assert.equal(removalOf('os'), undefined);
  });

  it('are told from those of other systems', () => {
    assert.deepEqual([isForOtherSystems('msvcrt'), isForOtherSystems('json')], [true, false]);
  });
});
