import assert from 'node:assert/strict';
import { isSecretName } from '../../src/redaction/names.js';
import { SECRET_NAMES } from '../support/secrets/kinds.js';

/** Settings and variables about secrets, or that only sound like one. */
const HARMLESS_NAMES = [
  'PATH',
  'HOME',
  'LANG',
  'PasswordAuthentication',
  'password_lifetime',
  'PermitEmptyPasswords',
  'PASSWORD_FILE',
  'DB_PASSWORD_FILE',
  'PGPASSFILE',
  'token_ttl',
  'server_tokens',
  'ServerTokens',
  'proxy_pass',
  'fastcgi_pass',
  'key_buffer_size',
  'sort_key',
  'primary_key',
  'public_key',
  'ssl_certificate_key',
  'AWS_ACCESS_KEY_ID',
  'token_url',
  'secret_name',
  'max_tokens',
  'old_passwords',
  'keyboard',
  'tokenizer',
  'bypass',
  'compass',
  'session.cookie_secure',
  'validate_password.policy',
  'HostKey',
  'AuthorizedKeysFile',
  'password_encryption',
  '/etc/passwd',
  'OLDPWD',
  'auth_type',
  'authentication',
  'pam-auth-update',
  'a'.repeat(300),
  '',
];

describe('isSecretName', () => {
  it('knows the names under which secrets are kept', () => {
    assert.deepEqual(
      SECRET_NAMES.filter((name) => !isSecretName(name)),
      [],
    );
    assert.ok(isSecretName('//registry.example.org/:_authToken'));
  });

  it('leaves names of what is about a secret, and those that only sound like one', () => {
    assert.deepEqual(HARMLESS_NAMES.filter(isSecretName), []);
  });
});
