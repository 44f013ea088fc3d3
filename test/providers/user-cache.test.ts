import assert from 'node:assert/strict';
import { chmodSync, statSync } from 'node:fs';
import { userCache } from '../../src/providers/user-cache.js';
import { pendingUnless } from '../support/pending.js';
import { scratchDirectory } from '../support/scratch.js';

describe('userCache', () => {
  const { path, write } = scratchDirectory();

  it('is below the cache directory that is set, or that of the home, and nobody else may read it', () => {
    assert.equal(userCache('code', { XDG_CACHE_HOME: path('cache') }), path('cache/hostdrift/code'));
    assert.equal(statSync(path('cache/hostdrift/code')).mode & 0o777, 0o700);
    const env = { HOME: path('home'), XDG_CACHE_HOME: 'relative' };
    assert.equal(userCache('code', env), path('home/.cache/hostdrift/code'));
  });

  it('is none where it cannot be made, or others may write to it', function () {
    pendingUnless(this, process.getuid !== undefined, 'this system has no users');
    write('file', '');
    assert.equal(userCache('code', { XDG_CACHE_HOME: path('file') }), undefined);
    assert.equal(userCache('code', { HOME: '/proc' }), undefined);
    userCache('code', { XDG_CACHE_HOME: path('cache') });
    chmodSync(path('cache/hostdrift/code'), 0o777);
    assert.equal(userCache('code', { XDG_CACHE_HOME: path('cache') }), undefined);
  });
});
