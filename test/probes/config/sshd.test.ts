import assert from 'node:assert/strict';
import { sshdProbe } from '../../../src/probes/config/sshd.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the sshd probe', () => {
  it('lets the first mention count, that of includes before what follows, and conditions stay apart', async () => {
    const section = await configurationOf(
      {
        '/etc/ssh/sshd_config': [
          'Include /etc/ssh/sshd_config.d/*.conf',
          'PermitRootLogin yes',
          'Port 22',
          'Port 2222',
          'Subsystem sftp internal-sftp -l INFO',
          'Match User git',
          '  X11Forwarding no',
          'Match all',
          'UsePAM yes',
          'AcceptEnv LANG LC_*',
          'AcceptEnv TZ',
        ].join('\n'),
        '/etc/ssh/sshd_config.d/a.conf': 'PermitRootLogin no\nMatch Group x\nPasswordAuthentication no\n',
      },
      sshdProbe,
    );
    const main = '/etc/ssh/sshd_config';
    assert.deepEqual(said(section), {
      'sshd:permitrootlogin': ['no', '/etc/ssh/sshd_config.d/a.conf:1'],
      'sshd:match[Group x].passwordauthentication': ['no', '/etc/ssh/sshd_config.d/a.conf:3'],
      'sshd:port': [['22', '2222'], `${main}:3`],
      'sshd:subsystem[sftp]': ['internal-sftp -l INFO', `${main}:5`],
      'sshd:match[User git].x11forwarding': ['no', `${main}:7`],
      'sshd:usepam': ['yes', `${main}:9`],
      'sshd:acceptenv': [['LANG', 'LC_*', 'TZ'], `${main}:10`],
    });
    assert.deepEqual(section.facts['sshd:passwordauthentication'], { value: 'yes', default: true });
  });

  it('takes times for seconds, as sshd does', async () => {
    const text = 'LoginGraceTime 1h30m\nClientAliveInterval 2m\nMaxStartups 2m\n';
    assert.deepEqual(said(await configurationOf({ '/etc/ssh/sshd_config': text }, sshdProbe)), {
      'sshd:logingracetime': ['5400', '/etc/ssh/sshd_config:1'],
      'sshd:clientaliveinterval': ['120', '/etc/ssh/sshd_config:2'],
      'sshd:maxstartups': ['2m', '/etc/ssh/sshd_config:3'],
    });
  });

  it('ends where files include each other, and has nothing to say without sshd', async () => {
    const loop = { '/etc/ssh/sshd_config': 'Include /etc/ssh/sshd_config\nPort 1\n' };
    assert.equal((await configurationOf(loop, sshdProbe)).facts['sshd:port']?.default, undefined);
    assert.equal((await configurationOf({}, sshdProbe)).status, 'not-applicable');
  });
});
