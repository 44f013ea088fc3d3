import assert from 'node:assert/strict';
import { Ext, TOP } from '../../../src/providers/disk/ext.js';
import { blocksOf, extImage } from '../../support/ext.js';

describe('a file system of ext2', () => {
  const image = () =>
    extImage({
      2: {
        names: [
          ['a', 11],
          ['l', 12],
        ],
      },
      11: { text: 'hello' },
      12: { target: 'a' },
    });

  it('gives names, targets and content', async () => {
    const files = await Ext.open(blocksOf(image()));
    const names = await files.list(await files.inode(TOP));
    assert.deepEqual(
      names.map(({ name }) => name.toString()),
      ['a', 'l'],
    );
    const file = await files.inode(11);
    assert.equal((await files.read(file, 1, 3)).toString(), 'ell');
    assert.equal((await files.read(file, 3, 100)).toString(), 'lo');
    assert.equal((await files.read(file, 50, 10)).length, 0);
    assert.equal((await files.target(await files.inode(12))).toString(), 'a');
    await assert.rejects(files.inode(0), /no inode 0/);
    await assert.rejects(files.inode(33), /no inode 33/);
    await assert.rejects(files.inode(13), /no known type/);
  });

  it('gives nothing of what is encrypted or lies beyond its end', async () => {
    const bytes = image();
    bytes.writeUInt32LE(0x800, 5 * 1024 + 10 * 128 + 32);
    const files = await Ext.open(blocksOf(bytes));
    await assert.rejects(files.read(await files.inode(11), 0, 5), /encrypted/);
    bytes.writeUInt32LE(0, 5 * 1024 + 10 * 128 + 32);
    bytes.writeUInt32LE(0xffffff, 5 * 1024 + 10 * 128 + 40);
    await assert.rejects(files.read(await files.inode(11), 0, 5), /lies outside/);
  });
});
