import assert from 'node:assert/strict';
import { keyOf, quoted, textOf } from '../../../../src/probes/config/nginx/value.js';
import { placed } from '../../../support/nginx.js';

function setting(text: string): string {
  const [directive] = placed(text);
  assert.ok(directive);
  return `${keyOf(directive)} = ${textOf(directive)}`;
}

describe('a directive of nginx as a setting', () => {
  for (const [text, expected] of [
    ['proxy_set_header Host $host;', 'proxy_set_header[Host] = $host'],
    ['env TOKEN=abc;', 'env[TOKEN] = abc'],
    ['env PATH;', 'env[PATH] = '],
    ['client_max_body_size 2048K;', 'client_max_body_size = 2m'],
    ['server_name b a;', 'server_name = a b'],
    ['try_files $uri "a b" =404;', 'try_files = $uri "a b" =404'],
    ['internal;', 'internal = '],
  ] as const) {
    it(`is ${expected}`, () => {
      assert.equal(setting(text), expected);
    });
  }

  it('has quotes where nginx needs them', () => {
    assert.deepEqual(['', 'a', 'a b', 'a;'].map(quoted), ['""', 'a', '"a b"', '"a;"']);
  });
});
