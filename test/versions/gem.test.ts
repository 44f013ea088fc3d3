import assert from 'node:assert/strict';
import { compareGem, satisfiesGem } from '../../src/versions/gem.js';

describe('compareGem', () => {
  it('orders as RubyGems does', () => {
    const sorted = ['0.9', '1.0.a', '1.0.rc1', '1.0', '1.0.1', '1.2', '1.10', '2.0'];
    assert.deepEqual([...sorted].reverse().sort(compareGem), sorted);
    assert.equal(compareGem('1.0', '1'), 0);
    assert.equal(compareGem('1.0-1', '1.0'), -1);
  });
});

describe('satisfiesGem', () => {
  it('knows the operators', () => {
    const holds: [string, string][] = [
      ['3.1.2', '~> 3.1'],
      ['3.1.2', '~> 3.1.0'],
      ['3.1.2', '>= 3.0'],
      ['3.1.2', '3.1.2'],
      ['3.1.2', '!= 3.2'],
      ['3.1.2', '< 3.2'],
      ['3.1.2', '<= 3.1.2'],
      ['3.1.2', '> 3.1'],
      ['3.9', '~> 3'],
    ];
    for (const [version, requirement] of holds) assert.equal(satisfiesGem(version, requirement), true, requirement);
    assert.equal(satisfiesGem('3.2.0', '~> 3.1.0'), false);
    assert.equal(satisfiesGem('4.0', '~> 3.1'), false);
    assert.equal(satisfiesGem('3.1.2', 'whatever'), undefined);
  });
});
