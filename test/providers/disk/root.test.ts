import assert from 'node:assert/strict';
import { findRoot } from '../../../src/providers/disk/root.js';
import { diskOf } from '../../support/disk.js';
import { blocksOf, type ExtFile, extImage } from '../../support/ext.js';

const ETC: Record<number, ExtFile> = { 2: { names: [['etc', 11]] } };
const system = (fstab: string): Buffer =>
  extImage({
    ...ETC,
    11: {
      names: [
        ['os-release', 12],
        ['fstab', 13],
      ],
    },
    12: { text: 'ID=demo\n' },
    13: { text: fstab },
  });
const UUID = '00010203-0405-0607-0809-0a0b0c0d0e0f';

describe('findRoot', () => {
  const find = (...partitions: Buffer[]) => findRoot(blocksOf(diskOf(partitions)), 'x');
  const mounts = async (fstab: string, ...others: Buffer[]) =>
    (await find(system(fstab), ...others))
      .slice(1)
      .map(({ point, files }) => [point, typeof files === 'string' ? files : 'read']);

  it('knows the root by what it says of its release', async () => {
    const [{ point, files }] = await find(Buffer.alloc(64 * 1024), extImage(ETC), system(''));
    assert.equal(point, '');
    assert.equal((await files.read(await files.inode(12), 0, 100)).toString(), 'ID=demo\n');
    assert.equal((await findRoot(blocksOf(system('')), 'x')).length, 1);
  });

  it('mounts what fstab names on the same disk, and says what it cannot', async () => {
    const luks = Buffer.alloc(64 * 1024);
    luks.write('LUKS\xba\xbe', 0, 'latin1');
    const data = extImage({ 2: { names: [] } });
    const fstab = [
      '# a comment',
      '/dev/vda1 / ext4 defaults 0 1',
      '/dev/vda2 /var ext4 defaults 0 1',
      'PARTUUID=00000abc-03 /srv/ ext4 defaults 0 1',
      'UUID=11111111-0405-0607-0809-0a0b0c0d0e0f /home xfs defaults',
      'LABEL=none none swap sw',
      'tmpfs /tmp tmpfs defaults',
    ];
    assert.deepEqual(await mounts(fstab.join('\n'), data, luks), [
      ['/var', 'read'],
      ['/srv', 'partition 3 is mounted there: LUKS, which cannot be read'],
      ['/home', 'UUID=11111111-0405-0607-0809-0a0b0c0d0e0f (xfs) is mounted there, which is not on this disk'],
    ]);
    assert.deepEqual(await mounts(`UUID=${UUID} /usr ext4\nLABEL=demo /opt ext4`), []);
  });

  it('says what it found instead', async () => {
    await assert.rejects(find(extImage({ 2: { names: [] } }), Buffer.alloc(64 * 1024)), {
      message:
        'x holds no root file system that can be read (partition 1: ext4 without a system on it; partition 2: nothing that is known)',
    });
    await assert.rejects(find(system(''), system('')), { message: /several systems, on partition 1 and partition 2/ });
  });

  it('says how to unpack what it does not read', async () => {
    const holding = (at: number, magic: string) => {
      const partition = Buffer.alloc(128 * 1024);
      partition.write(magic, at, 'latin1');
      return findRoot(blocksOf(partition), 'x');
    };
    await assert.rejects(holding(0x10040, '_BHRfS_M'), {
      message: 'x holds no root file system that can be read (btrfs)',
      advice: /"btrfs restore -m -S IMAGE DIR" unpacks the files: then name dir:DIR\.$/,
    });
    await assert.rejects(holding(0, 'XFSB'), {
      advice: /hostdrift collector prints, or .*virt-tar-out .*tar:root\.tar\.$/,
    });
  });
});
