import assert from 'node:assert/strict';
import { portsProbe } from '../../../src/probes/machine/ports.js';
import { kernelSays, liveSection } from '../../support/live.js';

const line = (local: string, inode: number) => `0: ${local} 00000000:0000 0A 0:0 00:0 0 0 0 ${inode} 1\n`;

describe('the ports probe', () => {
  it('tells who listens where, as far as it could be seen', async () => {
    const zero = '0'.repeat(32);
    const said = kernelSays({
      '/proc/net/tcp': line('00000000:0050', 7) + line('0100007F:0CEA', 8),
      '/proc/net/tcp6': `0: ${zero}:0050 ${zero}:0000 0A 0:0 00:0 0 0 0 9 1\n`,
    });
    const { facts } = await liveSection(portsProbe, { ...said, socketHolders: new Map([['7', 'nginx']]) });
    assert.deepEqual(facts, {
      'tcp/0.0.0.0:80': { protocol: 'tcp', port: 80, address: '0.0.0.0', program: 'nginx' },
      'tcp/127.0.0.1:3306': { protocol: 'tcp', port: 3306, address: '127.0.0.1' },
      'tcp/[::]:80': { protocol: 'tcp', port: 80, address: '::' },
    });
  });

  it('does not apply to files, and does not know what the kernel kept to itself', async () => {
    assert.equal((await liveSection(portsProbe)).status, 'not-applicable');
    assert.equal((await liveSection(portsProbe, kernelSays({}))).status, 'failed');
  });
});
