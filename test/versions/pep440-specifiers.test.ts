import assert from 'node:assert/strict';
import { allowsVersion } from '../../src/versions/pep440-specifiers.js';

describe('allowsVersion', () => {
  it('knows prefixes, compatible releases and exclusions', () => {
    assert.equal(allowsVersion('>=1,<2,!=1.5', '1.4'), true);
    assert.equal(allowsVersion('>=1,<2,!=1.5', '1.5.0'), false);
    assert.equal(allowsVersion('~=1.4.2', '1.4.9'), true);
    assert.equal(allowsVersion('~=1.4.2', '1.5'), false);
    assert.equal(allowsVersion('==1.4.*', '1.4rc1'), true);
    assert.equal(allowsVersion('===x', 'X'), true);
    assert.equal(allowsVersion('', '1'), true);
  });

  it('does not take pre-releases of what is excluded, nor post-releases', () => {
    assert.equal(allowsVersion('<1.0', '1.0rc1'), false);
    assert.equal(allowsVersion('>1.0', '1.0.post1'), false);
  });

  it('leaves open what it cannot read', () => {
    assert.equal(allowsVersion('>=x', '1'), undefined);
    assert.equal(allowsVersion('>=1', 'x'), undefined);
  });
});
