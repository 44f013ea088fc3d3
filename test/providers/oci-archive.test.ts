import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ociArchiveProvider } from '../../src/providers/oci-archive.js';
import { archive, ociLayout } from '../support/image.js';
import { scratchDirectory } from '../support/scratch.js';
import { tarHeader } from '../support/tar.js';
import { TINY_TREE, tinyImage } from '../support/tiny-image.js';
import { READER, treeLines } from '../support/visitor.js';

const image = tinyImage({ tags: ['demo:1'] });

describe('oci-archive:FILE', () => {
  const { path } = scratchDirectory();

  it('is the image in the archive, packed or not, with a tag or without', async () => {
    const bytes = archive(ociLayout(image, 'gzip'));
    writeFileSync(path('a.tar'), bytes);
    writeFileSync(path('a.tgz'), gzipSync(bytes));
    for (const rest of ['a.tar', 'a.tar:demo:1', 'a.tgz', 'a.tgz:demo:1']) {
      const environment = await ociArchiveProvider.open(path(rest), 'reference', {});
      const tree = await environment.scan(READER);
      await environment.close();
      const { reference, kind, name, layers, platform } = environment.description;
      assert.deepEqual([reference, kind, name, layers?.length], ['reference', 'image', 'demo:1', 2]);
      assert.deepEqual(platform, { os: 'linux', architecture: 'amd64' });
      assert.equal(environment.image?.user, 'app');
      assert.deepEqual(treeLines(tree), TINY_TREE, rest);
    }
  });

  it('is refused where it holds something else', async () => {
    writeFileSync(path('a.tar'), archive(new Map([['other', Buffer.from('x')]])));
    await assert.rejects(ociArchiveProvider.open(path('a.tar'), 'r', {}), {
      name: 'EnvironmentError',
      message: /a\.tar is not an? /,
    });
    await assert.rejects(ociArchiveProvider.open(path('gone.tar:1'), 'r', {}), {
      message: /gone\.tar:1 cannot be read/,
    });
  });

  it('is known by what lies in it', () => {
    const kind = { path: 'p', type: 'file', head: tarHeader({ name: 'a' }) } as const;
    assert.equal(ociArchiveProvider.recognises?.({ ...kind, has: (name) => name === 'oci-layout' }), true);
    assert.equal(ociArchiveProvider.recognises?.({ ...kind, has: () => false }), false);
    assert.equal(ociArchiveProvider.recognises?.({ ...kind, head: new Uint8Array(512), has: () => true }), false);
  });
});
