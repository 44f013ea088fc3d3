import assert from 'node:assert/strict';
import { didYouMean, nearest } from '../../src/cli/nearest.js';

const RULES = ['libc-older', 'libc-family', 'soname-gone', 'soname-major', 'entrypoint-missing'];

describe('the nearest names', () => {
  it('are those a slip of the finger away, nearest first', () => {
    assert.deepEqual(nearest('soname-gnoe', RULES), ['soname-gone']);
    assert.deepEqual(nearest('Libc-Older', RULES)[0], 'libc-older');
    assert.deepEqual(nearest('chekc', ['check', 'diff']), ['check']);
  });

  it('are those that the word begins', () => {
    assert.deepEqual(nearest('entrypoint', RULES), ['entrypoint-missing']);
  });

  it('are none where nothing is near', () => {
    assert.deepEqual(nearest('zzz', RULES), []);
    assert.equal(didYouMean('zzz', RULES), undefined);
  });

  it('make a question', () => {
    assert.equal(didYouMean('libc-odler', RULES), 'Did you mean libc-older?');
    assert.equal(didYouMean('libc', RULES), 'Did you mean libc-older or libc-family?');
  });
});
