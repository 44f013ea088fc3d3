import assert from 'node:assert/strict';
import { conffilesOf, ucfOwners, ucfSums } from '../../../src/probes/packages/dpkg-conffiles.js';

const MD5 = '0123456789abcdef0123456789abcdef';

describe('files of configuration that packages bring', () => {
  it('are those in Conffiles, without those that a package left behind', () => {
    const field = [
      '',
      `/etc/a b ${MD5}`,
      ` /etc/c ${MD5} obsolete`,
      `/etc/d ${MD5} remove-on-upgrade`,
      '/etc/e newconffile',
    ];
    assert.deepEqual(
      [...conffilesOf(field.join('\n'))],
      [
        ['/etc/a b', MD5],
        ['/etc/d', MD5],
      ],
    );
  });

  it('are those that ucf knows', () => {
    assert.deepEqual([...ucfSums(`${MD5}  /etc/a\nnonsense\n`)], [['/etc/a', MD5]]);
    const keys = new Map([['openssh-server', 'deb/openssh-server:amd64']]);
    assert.deepEqual(
      [...ucfOwners('openssh-server /etc/ssh/sshd_config\nother /etc/x\n', keys)],
      [['/etc/ssh/sshd_config', 'deb/openssh-server:amd64']],
    );
  });
});
