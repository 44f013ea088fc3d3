import assert from 'node:assert/strict';
import { REDACTED } from '../../src/model/redacted.js';
import { isHarmless } from '../../src/redaction/harmless.js';

describe('isHarmless', () => {
  it('leaves answers, references and what was taken out before', () => {
    for (const value of [
      '',
      'yes',
      'OFF',
      '0',
      'null',
      'x',
      '*',
      `$${'{DB_PASSWORD}'}`,
      '{{ token }}',
      '%s',
      REDACTED,
    ]) {
      assert.ok(isHarmless('password', value), value);
    }
  });

  it('leaves where a key or a token is kept, but no password that looks like a path', () => {
    assert.ok(isHarmless('api_key', '/run/secrets/key'));
    assert.ok(isHarmless('credentials', '~/.config/app.json'));
    assert.ok(!isHarmless('password', '/run/secrets/key'));
    assert.ok(!isHarmless('secret_key', '/x7YabKq93jLmPq82/aB'));
  });

  it('leaves what PAM and the name services go by, and public keys', () => {
    assert.ok(isHarmless('passwd', 'files systemd'));
    assert.ok(isHarmless('password', 'requisite pam_pwquality.so retry=3'));
    assert.ok(isHarmless('ssh_key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5'));
  });

  it('takes the rest for secrets', () => {
    for (const value of ['hunter2', '12', 'changeme', 'yes!', `$${'{A:-hunter2}'}`]) {
      assert.ok(!isHarmless('password', value), value);
    }
  });
});
