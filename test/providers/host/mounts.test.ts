import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readMounts } from '../../../src/providers/host/mounts.js';

const space = { size: 1, free: 1, inodes: 1, freeInodes: 1 };

describe('mounts', () => {
  it('are read with their options, and asked for their space when they are local', () => {
    const text = '/dev/sda1 / ext4 rw,relatime 0 0\nserver:/x /my\\040dir nfs4 ro 0 0\nbroken\n';
    assert.deepEqual(
      readMounts(text, () => space),
      [
        { device: '/dev/sda1', point: '/', type: 'ext4', options: ['rw', 'relatime'], space },
        { device: 'server:/x', point: '/my dir', type: 'nfs4', options: ['ro'] },
      ],
    );
  });

  it('of overlays do not name places of this machine', () => {
    const [mount] = readMounts('overlay / overlay rw,lowerdir=/a:/b,upperdir=/c,workdir=/d,xino=off 0 0', () => space);
    assert.deepEqual(mount?.options, ['rw', 'xino=off']);
  });

  it('need not say how full they are', () => {
    assert.deepEqual(readMounts('none /hostdrift/nowhere tmpfs rw 0 0'), [
      { device: 'none', point: '/hostdrift/nowhere', type: 'tmpfs', options: ['rw'] },
    ]);
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void readMounts(text, () => undefined)));
  });
});
