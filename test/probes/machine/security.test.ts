import assert from 'node:assert/strict';
import { securityProbe } from '../../../src/probes/machine/security.js';
import { kernelSays, liveSection } from '../../support/live.js';

const STATUS = 'Name:\tnode\nUmask:\t0027\nSeccomp:\t2\n';

describe('the security probe', () => {
  it('tells what may forbid something', async () => {
    const said = kernelSays({
      '/proc/self/status': STATUS,
      '/sys/fs/selinux/enforce': '1',
      '/sys/kernel/security/lsm': 'capability,selinux',
      '/sys/kernel/mm/transparent_hugepage/enabled': 'always [madvise] never\n',
      '/sys/class/misc/hw_random/rng_current': 'virtio_rng.0\n',
    });
    assert.deepEqual((await liveSection(securityProbe, said)).facts.security, {
      modules: ['capability', 'selinux'],
      selinux: 'enforcing',
      apparmor: false,
      seccomp: 'filter',
      umask: '0027',
      transparentHugepages: 'madvise',
      randomGenerator: 'virtio_rng.0',
    });
  });

  it('takes what the kernel does not have for disabled', async () => {
    const said = kernelSays({ '/proc/self/status': '', '/sys/module/apparmor/parameters/enabled': 'Y\n' });
    assert.deepEqual((await liveSection(securityProbe, said)).facts.security, { selinux: 'disabled', apparmor: true });
  });

  it('does not apply to files, and does not know what the kernel kept to itself', async () => {
    assert.equal((await liveSection(securityProbe)).status, 'not-applicable');
    assert.equal((await liveSection(securityProbe, kernelSays({}))).status, 'failed');
  });
});
