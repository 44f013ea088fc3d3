import assert from 'node:assert/strict';
import fc from 'fast-check';
import { logicalVolumes, physicalVolume } from '../../../src/providers/disk/lvm.js';
import { findRoot } from '../../../src/providers/disk/root.js';
import { blocksOf, extImage } from '../../support/ext.js';
import { EXTENT, FIRST, groupText, physicalImage, type SegmentSpec } from '../../support/lvm.js';

const BYTES = EXTENT * 512;
const SIZE = 64 * BYTES;

/** An image in which each extent is filled with its number. */
function numbered(name: string, text?: string): Buffer {
  const image = physicalImage(name, text, SIZE);
  for (let at = FIRST * 512, number = 0; at < SIZE; at += BYTES, number += 1) image.fill(number, at, at + BYTES);
  return image;
}

async function open(text: string, ...names: string[]) {
  const physical = names.map((name, at) => physicalVolume(blocksOf(numbered(name, at === 0 ? text : undefined))));
  return logicalVolumes(await Promise.all(physical));
}

describe('volumes of LVM', () => {
  const segment = (at: number, first: number, more: Partial<SegmentSpec> = {}): SegmentSpec => {
    return { at, count: 2, from: 'pv0', first, ...more };
  };

  it('are their pieces, in order, from wherever they lie', async () => {
    const volumes = { root: [segment(2, 0), segment(0, 7), segment(4, 3, { from: 'pv1', count: 1 })] };
    const [root] = await open(groupText(['pv0', 'pv1'], volumes), 'pv0', 'pv1');
    assert.deepEqual([root?.group, root?.name], ['vg', 'root']);
    const { blocks } = root ?? {};
    assert.ok(blocks !== undefined && typeof blocks !== 'string');
    assert.equal(blocks.size, 5 * BYTES);
    const all = await blocks.read(0, blocks.size);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((extent) => all[extent * BYTES]),
      [7, 8, 0, 1, 3],
    );
    assert.deepEqual([...(await blocks.read(2 * BYTES - 2, 4))], [8, 8, 0, 0]);
    await assert.rejects(blocks.read(blocks.size - 1, 2), /lie outside/);
  });

  it('are named where they cannot be read', async () => {
    const volumes = {
      striped: [segment(0, 0, { stripes: 2 })],
      mirrored: [segment(0, 0, { type: 'raid1' })],
      away: [segment(0, 0, { from: 'pv1' })],
    };
    assert.deepEqual(
      (await open(groupText(['pv0', 'pv1'], volumes), 'pv0')).map(({ name, blocks }) => [name, blocks]),
      [
        ['striped', 'LVM, in stripes'],
        ['mirrored', 'LVM, of the type raid1'],
        ['away', 'LVM, of which a part is not on this disk'],
      ],
    );
  });

  it('hold the root, and what is mounted below it by either of their names', async () => {
    const fstab = '/dev/mapper/vg-root / ext4\n/dev/vg/my-var /var ext4\n/dev/mapper/vg-my--home /home ext4\n';
    const system = extImage({
      2: { names: [['etc', 11]] },
      11: {
        names: [
          ['os-release', 12],
          ['fstab', 13],
        ],
      },
      12: { text: 'ID=demo\n' },
      13: { text: fstab },
    });
    const extents = Math.ceil(system.length / BYTES);
    const data = extImage({ 2: { names: [] } });
    const volumes = {
      root: [segment(0, 0, { count: extents })],
      'my-var': [segment(0, extents, { count: extents })],
      'my-home': [segment(0, 0, { type: 'thin' })],
    };
    const image = physicalImage('pv0', groupText(['pv0'], volumes), FIRST * 512 + 2 * extents * BYTES);
    system.copy(image, FIRST * 512);
    data.copy(image, FIRST * 512 + extents * BYTES);
    const [root, ...below] = await findRoot(blocksOf(image), 'x');
    assert.equal((await root.files.read(await root.files.inode(12), 0, 100)).toString(), 'ID=demo\n');
    assert.deepEqual(
      below.map(({ point, files }) => [point, typeof files === 'string' ? files : 'read']),
      [
        ['/var', 'read'],
        ['/home', 'logical volume vg/my-home is mounted there: LVM, of the type thin, which cannot be read'],
      ],
    );
    await assert.rejects(findRoot(blocksOf(physicalImage('pv0', groupText(['pv0'], {}), SIZE)), 'x'), {
      message: 'x holds no root file system that can be read (LVM)',
    });
  });

  it('throw nothing but errors, whatever stands in label and metadata', async () => {
    const whole = numbered('pv0', groupText(['pv0'], { root: [segment(0, 0)] }));
    const change = fc.record({ at: fc.integer({ min: 512, max: 3000 }), byte: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const image = Buffer.from(whole);
        for (const { at, byte } of changes) image[at] = byte;
        try {
          logicalVolumes([await physicalVolume(blocksOf(image))]);
        } catch (error) {
          assert.ok(error instanceof Error && !(error instanceof TypeError), String(error));
        }
      }),
    );
  });
});
