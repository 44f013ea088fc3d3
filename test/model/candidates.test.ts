import assert from 'node:assert/strict';
import { isCandidate } from '../../src/model/candidates.js';

describe('candidates', () => {
  it('are patterns as the shell has them: a star also stands for slashes and line breaks', () => {
    assert.ok(isCandidate('/etc/nginx/a/b.conf', ['/etc/nginx/*']));
    assert.ok(isCandidate('/usr/lib/libssl.so.3', ['*.node', '*.so.*']));
    assert.ok(isCandidate('/var/lib/dpkg/updates/0001', ['/var/lib/dpkg/updates/[0-9]*']));
    assert.ok(isCandidate('/srv/a\nb.so', ['*.so']));
    assert.ok(!isCandidate('/etc/nginxx', ['/etc/nginx/*']));
    assert.ok(!isCandidate('/usr/lib/libsslxso', ['*.so']));
    assert.ok(!isCandidate('/any', []));
  });
});
