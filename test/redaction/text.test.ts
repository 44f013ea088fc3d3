import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { keyed } from '../../src/redaction/mask.js';
import { redactText } from '../../src/redaction/text.js';
import {
  type Planted,
  passwords,
  placedPasswords,
  privateKeys,
  SECRET_NAMES,
  shapedSecrets,
} from '../support/secrets/kinds.js';

/** Those of which something is left. */
function left(planted: readonly Planted[], around = (value: string) => value): string[] {
  return planted.flatMap(({ kind, secret, value }) => {
    const text = redactText(around(value));
    return text.includes(secret) ? [`${kind}: ${text}`] : [];
  });
}

/** Texts that look like secrets in one way or another and are none. */
const HARMLESS = [
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'nginx@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  '/usr/lib/x86_64-linux-gnu/libstdc++.so.6.0.33',
  '/nix/store/s66mzxpvicwk07gjbjfw9izjfa797vsw-hello-2.12.1/bin/hello',
  '1:2.8.1+dfsg1-3~deb13u1build2',
  '_ZNSt6vectorIiSaIiEE17_M_realloc_insertIJRKiEEEvN9__gnu_cxx17__normal_iteratorIPiS1_EEDpOT_',
  'OPENSSL_init_crypto_EVP_CIPHER_CTX_set_key_length',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3xkG4yFmMWYk4gW0pK8f1mX1tq0mJ8bVt1QkZbYxPZ user@host',
  'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
  'SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDeMYqEfQsoLmwh1Ac',
  'PasswordAuthentication no',
  'PermitEmptyPasswords no',
  'password_lifetime=90',
  'validate_password.policy=MEDIUM',
  'server_tokens off',
  'proxy_pass http://127.0.0.1:8080/app',
  'ssl_certificate_key /etc/ssl/private/site.key',
  'GOOGLE_APPLICATION_CREDENTIALS=/etc/app/google.json',
  'PGPASSFILE=/root/.pgpass',
  'passwd: files systemd',
  'password requisite pam_pwquality.so retry=3',
  'DB_PASSWORD_FILE=/run/secrets/db',
  `password=$${'{DB_PASSWORD}'}`,
  'http://example.org:8080/a@2x.png',
  'docker run -p 8080:80 nginx',
  'key_buffer_size=16M',
  'max_tokens: 4096',
  'mkdir -p /srv/app',
  'the token is too long',
  'deb/passwd:amd64',
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  'git@github.com:owner/repository.git',
  'postgres://app@db.example.org/app',
  'PWD=/srv/app',
];

describe('redactText', () => {
  it('leaves nothing of tokens that are known by their shape, wherever they stand', () => {
    const planted = shapedSecrets(4);
    assert.deepEqual(left(planted), []);
    assert.deepEqual(
      left(planted, (value) => `X=${value}`),
      [],
    );
    assert.deepEqual(
      left(planted, (value) => `line 3: "${value}" is not known`),
      [],
    );
    assert.deepEqual(
      left(planted, (value) => `run --with ${value} --and more`),
      [],
    );
  });

  it('leaves nothing of passwords where their place says what they are', () => {
    assert.deepEqual(left(placedPasswords(3)), []);
    assert.deepEqual(
      left(placedPasswords(2), (value) => `cannot read: ${value}`),
      [],
    );
  });

  it('leaves nothing of what is assigned to the name of a secret', () => {
    const planted = SECRET_NAMES.flatMap((name, at): Planted[] => {
      const secret = passwords(at + 1)[at] ?? '';
      return [
        `${name}=${secret}`,
        `${name}: ${secret}`,
        `${name} = "${secret}"`,
        `--${name}=${secret}`,
        `--${name} ${secret}`,
      ].map((value) => ({ kind: name, secret, value }));
    });
    assert.deepEqual(left(planted), []);
  });

  it('leaves nothing of private keys', () => {
    assert.deepEqual(left(privateKeys()), []);
    assert.deepEqual(
      left(privateKeys(), (value) => `KEY="${value}"`),
      [],
    );
  });

  it('leaves what only looks like a secret', () => {
    assert.deepEqual(
      HARMLESS.filter((text) => redactText(text) !== text).map((text) => `${text} => ${redactText(text)}`),
      [],
    );
  });

  it('changes nothing when it is done twice', () => {
    const mask = keyed('a key that is long enough');
    for (const { value } of [...shapedSecrets(1), ...placedPasswords(1), ...privateKeys()]) {
      assert.equal(redactText(redactText(value)), redactText(value));
      assert.equal(redactText(redactText(value, mask), mask), redactText(value, mask));
    }
  });

  it('keeps what stands around a secret', () => {
    assert.equal(redactText('postgres://app:hunter2@db/app'), 'postgres://app:[redacted]@db/app');
    assert.equal(redactText('mysqldump -u root -phunter2 app'), 'mysqldump -u root -p[redacted] app');
    assert.equal(redactText('{"user":"a","password":"hunter2"}'), '{"user":"a","password":"[redacted]"}');
    assert.equal(redactText('a=1 DB_PASSWORD=hunter2 b=2'), 'a=1 DB_PASSWORD=[redacted] b=2');
  });

  it('comes to an end for any text', () => {
    const part = fc.constantFrom(
      'password',
      '=',
      ':',
      '://',
      '@',
      '"',
      "'",
      ' ',
      '-p',
      'a',
      '\\',
      '[redacted]',
      '\n',
      '$6$',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => typeof redactText(parts.join('')) === 'string'),
    );
    for (const piece of [
      'a://b:',
      'a=',
      '"',
      "'",
      'password ',
      '-----BEGIN PRIVATE KEY-----',
      'a:b@',
      'eyJaaaaaaaa.',
      '/a',
    ]) {
      assert.equal(typeof redactText(piece.repeat(5000)), 'string');
    }
  });
});
