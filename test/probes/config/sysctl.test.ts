import assert from 'node:assert/strict';
import { sysctlProbe } from '../../../src/probes/config/sysctl.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the sysctl probe', () => {
  it('reads directories by the names of files, and sysctl.conf last', async () => {
    const section = await configurationOf(
      {
        '/usr/lib/sysctl.d/50-a.conf': 'vm.max_map_count = 1\n-kernel.x=1\n',
        '/etc/sysctl.d/60-b.conf':
          'vm/max_map_count=262144\nnet/ipv4/conf/eth0.1/forwarding = 1\nnet.ipv4.tcp_rmem=1\t2  3\n',
        '/usr/lib/sysctl.d/60-b.conf': 'kernel.x=2\n',
        '/etc/sysctl.conf': '# c\nkernel.y = 3\n',
      },
      sysctlProbe,
    );
    assert.deepEqual(said(section), {
      'sysctl:kernel.x': ['1', '/usr/lib/sysctl.d/50-a.conf:2'],
      'sysctl:vm.max_map_count': ['262144', '/etc/sysctl.d/60-b.conf:1'],
      'sysctl:net.ipv4.conf.eth0/1.forwarding': ['1', '/etc/sysctl.d/60-b.conf:2'],
      'sysctl:net.ipv4.tcp_rmem': ['1 2 3', '/etc/sysctl.d/60-b.conf:3'],
      'sysctl:kernel.y': ['3', '/etc/sysctl.conf:2'],
    });
  });

  it('does not take sysctl.conf where systemd sets parameters and no link leads there', async () => {
    const files = { '/etc/sysctl.conf': 'kernel.y = 3\n', '/usr/lib/systemd/systemd-sysctl': '' };
    assert.deepEqual(said(await configurationOf(files, sysctlProbe)), {
      'sysctl:unread': [['kernel.y = 3'], '/etc/sysctl.conf:1'],
    });
    const linked = { ...files, '/etc/sysctl.d/99-sysctl.conf': { link: '../sysctl.conf' } };
    assert.deepEqual(said(await configurationOf(linked, sysctlProbe)), {
      'sysctl:kernel.y': ['3', '/etc/sysctl.d/99-sysctl.conf:1'],
    });
  });
});
