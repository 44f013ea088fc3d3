import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe as describeFailure } from '../../../src/providers/files/failure.js';
import { scratchDirectory } from '../../support/scratch.js';

function failureOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return describeFailure(error);
  }
  return 'none';
}

describe('what the system says', () => {
  const { path, write } = scratchDirectory();

  it('is told without the path', () => {
    write('file', '');
    assert.equal(
      failureOf(() => readFileSync(path('missing'))),
      'no such file or directory',
    );
    assert.equal(
      failureOf(() => readFileSync(path('file/below'))),
      'not a directory',
    );
    assert.equal(
      failureOf(() => readFileSync(path('n'.repeat(300)))),
      'name too long',
    );
  });

  it('is told in short where permission is missing', () => {
    assert.equal(describeFailure(Object.assign(new Error('EACCES: /secret'), { code: 'EACCES' })), 'permission denied');
    assert.equal(describeFailure(Object.assign(new Error('EPERM: /secret'), { code: 'EPERM' })), 'permission denied');
  });

  it('is not mixed up with what zlib counts by the same numbers', () => {
    assert.equal(
      failureOf(() => gunzipSync(gzipSync('text').subarray(0, -9))),
      'unexpected end of file',
    );
  });

  it('is the message of any other error', () => {
    assert.equal(describeFailure(new Error('odd')), 'odd');
    assert.equal(describeFailure('thrown'), 'thrown');
  });
});
