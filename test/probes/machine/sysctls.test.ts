import assert from 'node:assert/strict';
import { sysctlsProbe } from '../../../src/probes/machine/sysctls.js';
import { kernelSays, liveSection } from '../../support/live.js';

describe('the sysctls probe', () => {
  it('names parameters as sysctl does, and leaves out what changes by the minute', async () => {
    const said = kernelSays({
      '/proc/sys/vm/max_map_count': '65530\n',
      '/proc/sys/net/ipv4/ip_local_port_range': '32768\t60999\n',
      '/proc/sys/kernel/random/entropy_avail': '256\n',
      '/proc/cmdline': 'quiet\n',
    });
    assert.deepEqual((await liveSection(sysctlsProbe, said)).facts, {
      'net.ipv4.ip_local_port_range': { value: '32768 60999' },
      'vm.max_map_count': { value: '65530' },
    });
  });

  it('does not apply to files, and does not know what the kernel kept to itself', async () => {
    assert.equal((await liveSection(sysctlsProbe)).status, 'not-applicable');
    assert.equal((await liveSection(sysctlsProbe, kernelSays({}))).status, 'failed');
  });
});
