import assert from 'node:assert/strict';
import { namedFiles } from '../../../../src/probes/config/nginx/named-files.js';

describe('files that nginx needs', () => {
  for (const [key, value, expected] of [
    ['http.server[a].ssl_certificate', '/etc/ssl/a.pem', ['/etc/ssl/a.pem']],
    ['http.ssl_certificate_key', ['ssl/a.key', '/b.key'], ['/etc/nginx/ssl/a.key', '/b.key']],
    ['http.server[a].ssl_certificate', '/etc/ssl/$ssl_server_name.pem', []],
    ['http.server[a].ssl_certificate_key', 'engine:pkcs11:x', []],
    ['http.proxy_ssl_trusted_certificate', '/ca.pem', ['/ca.pem']],
    ['http.include', 'snippets/a.conf', ['/etc/nginx/snippets/a.conf']],
    ['http.server[a].root', '/srv/www', []],
  ] as const) {
    it(`are ${expected.join(', ') || 'none'} of ${key} ${value}`, () => {
      assert.deepEqual(namedFiles({ key, value }, '/etc/nginx'), expected);
    });
  }

  it('are named where the setting stands, not where it is inherited', () => {
    assert.deepEqual(namedFiles({ key: 'http.ssl_dhparam', value: '/a', inherited: 'ssl_dhparam' }, '/etc/nginx'), []);
  });
});
