import assert from 'node:assert/strict';
import {
  codeOf,
  isLasting,
  isPlain,
  SilenceError,
  unreachable,
  wordsOf,
} from '../../../src/providers/registry/failure.js';

const failure = (code: string, message = code) => Object.assign(new Error(message), { code });

describe('the failure of a connection', () => {
  it('lasts where nothing changes by trying again', () => {
    for (const code of ['ENOTFOUND', 'ECONNREFUSED', 'EPROTO', 'CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])
      assert.equal(isLasting(failure(code), 1), true, code);
    for (const code of ['ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN', 'EPIPE'])
      assert.equal(isLasting(failure(code), 1), false);
  });

  it('lasts when nothing came twice', () => {
    assert.deepEqual(
      [1, 2].map((attempt) => isLasting(new SilenceError(30_000), attempt)),
      [false, true],
    );
    assert.equal(new SilenceError(30_000).message, 'nothing came for 30 s');
  });

  it('is told apart by its code', () => {
    assert.equal(codeOf(failure('EPIPE')), 'EPIPE');
    assert.equal(codeOf('EPIPE'), '');
    assert.equal(isPlain(failure('EPROTO')), true);
    assert.equal(isPlain(failure('ERR_SSL_WRONG_VERSION_NUMBER')), true);
    assert.equal(isPlain(failure('ECONNRESET')), false);
  });

  it('is told with the way out that it has', () => {
    const advice = (code: string) => unreachable(new URL('https://example.com:5000/v2/'), failure(code)).advice;
    assert.match(advice('DEPTH_ZERO_SELF_SIGNED_CERT') ?? '', /--registry-ca/);
    assert.match(advice('EPROTO') ?? '', /--plain-http/);
    assert.match(advice('ENOTFOUND') ?? '', /Check its name/);
    const { message } = unreachable(new URL('https://example.com:5000/v2/'), failure('ECONNREFUSED', 'refused'));
    assert.equal(message, 'example.com:5000 cannot be reached: refused');
  });

  it('says something, also where Node tried several addresses', () => {
    assert.equal(wordsOf(new AggregateError([failure('ECONNREFUSED', 'first'), failure('X')], '')), 'first');
    assert.equal(wordsOf('plain text'), 'plain text');
  });
});
