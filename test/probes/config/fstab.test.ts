import assert from 'node:assert/strict';
import { fstabProbe } from '../../../src/probes/config/fstab.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the fstab probe', () => {
  it('reads where what is mounted, and how', async () => {
    const text = 'UUID=1 /my\\040data ext4 noexec,defaults 0 2\n/swap none swap sw\n/swap2 none swap\nodd line\n';
    assert.deepEqual(said(await configurationOf({ '/etc/fstab': text }, fstabProbe)), {
      'fstab:/my data.source': ['UUID=1', '/etc/fstab:1'],
      'fstab:/my data.type': ['ext4', '/etc/fstab:1'],
      'fstab:/my data.options': ['defaults,noexec', '/etc/fstab:1'],
      'fstab:swap.source': ['/swap', '/etc/fstab:2'],
      'fstab:swap.type': ['swap', '/etc/fstab:2'],
      'fstab:swap.options': ['sw', '/etc/fstab:2'],
      'fstab:swap#2.source': ['/swap2', '/etc/fstab:3'],
      'fstab:swap#2.type': ['swap', '/etc/fstab:3'],
      'fstab:swap#2.options': ['defaults', '/etc/fstab:3'],
    });
  });
});
