import assert from 'node:assert/strict';
import { pamProbe } from '../../../src/probes/config/pam.js';
import { configurationOf, said } from '../../support/configuration.js';

const FILES = {
  '/etc/pam.d/sshd': '@include common-auth\nsession required pam_limits.so\nsession include common-session\n',
  '/etc/pam.d/common-auth': 'auth required pam_unix.so\nauth required pam_own.so\n-auth required pam_none.so\n',
  '/etc/pam.d/common-session': 'auth required pam_deny.so\nsession optional pam_umask.so\n',
  '/usr/lib/pam.d/login': 'account required pam_unix.so\n',
  '/usr/lib/x86_64-linux-gnu/security/pam_unix.so': '',
  '/usr/lib/x86_64-linux-gnu/security/pam_limits.so': '',
};

describe('the pam probe', () => {
  it('puts stacks together with what they include, in order, each type apart', async () => {
    assert.deepEqual(said(await configurationOf(FILES, pamProbe)), {
      'pam:login.account': [['required pam_unix.so'], '/usr/lib/pam.d/login:1'],
      'pam:sshd.auth': [['required pam_unix.so', 'required pam_own.so', 'required pam_none.so'], '/etc/pam.d/sshd:1'],
      'pam:sshd.session': [['required pam_limits.so', 'optional pam_umask.so'], '/etc/pam.d/sshd:2'],
    });
  });

  it('names modules that must be there and are not', async () => {
    const { facts } = await configurationOf(FILES, pamProbe);
    assert.deepEqual(facts['pam:sshd.auth']?.absent, ['/usr/lib/x86_64-linux-gnu/security/pam_own.so']);
    assert.equal(facts['pam:sshd.session']?.absent, undefined);
  });

  it('ends where files include each other', async () => {
    const files = { '/etc/pam.d/a': '@include b\n', '/etc/pam.d/b': '@include a\nauth required x\n' };
    const found = Object.keys((await configurationOf(files, pamProbe)).facts);
    assert.deepEqual(found, ['pam:a.auth', 'pam:b.auth']);
    const many = { '/etc/pam.d/a': `${'@include a\n'.repeat(300)}auth required x\n` };
    assert.ok(Object.keys((await configurationOf(many, pamProbe)).facts).length <= 1);
  });
});
