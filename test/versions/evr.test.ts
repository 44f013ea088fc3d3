import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitEvr } from '../../src/versions/evr.js';

describe('splitEvr', () => {
  it('takes an epoch from before the first colon and a release from behind the last hyphen', () => {
    assert.deepEqual(splitEvr('1:2.3-4-5'), { epoch: '1', version: '2.3-4', release: '5' });
    assert.deepEqual(splitEvr('2.3'), { epoch: '', version: '2.3', release: undefined });
    assert.deepEqual(splitEvr(':2-'), { epoch: '', version: '2', release: '' });
  });

  it('takes only digits for an epoch', () => {
    assert.deepEqual(splitEvr('a:1-2'), { epoch: '', version: 'a:1', release: '2' });
    assert.deepEqual(splitEvr('1a:1'), { epoch: '', version: '1a:1', release: undefined });
  });

  it('loses no character of any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('1', ':', '-', 'x') }), (text) => {
        const { epoch, version, release } = splitEvr(text);
        const rest = version + (release === undefined ? '' : `-${release}`);
        assert.ok(text === rest || text === `${epoch}:${rest}`);
      }),
    );
  });
});
