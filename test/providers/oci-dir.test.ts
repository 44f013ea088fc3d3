import assert from 'node:assert/strict';
import { ociDirProvider } from '../../src/providers/oci-dir.js';
import { ociLayout, writeFiles } from '../support/image.js';
import { scratchDirectory } from '../support/scratch.js';
import { TINY_TREE, tinyImage } from '../support/tiny-image.js';
import { READER, treeLines } from '../support/visitor.js';

describe('oci-dir:DIR', () => {
  const { path } = scratchDirectory();

  it('is the image in the layout, with a tag or without', async () => {
    writeFiles(ociLayout(tinyImage({ tags: ['demo:1'] }), 'gzip'), path('layout'));
    for (const rest of ['layout', 'layout/', 'layout:demo:1']) {
      const environment = await ociDirProvider.open(path(rest), 'reference', { platform: 'linux/amd64' });
      const tree = await environment.scan(READER);
      await environment.close();
      assert.equal(environment.description.name, 'demo:1');
      assert.equal(environment.image?.user, 'app');
      assert.deepEqual(treeLines(tree), TINY_TREE);
    }
  });

  it('is refused where there is no layout, or no such platform', async () => {
    await assert.rejects(ociDirProvider.open(path('gone'), 'r', {}), {
      name: 'EnvironmentError',
      message: /gone is not an OCI image layout/,
    });
    await assert.rejects(ociDirProvider.open(path(), 'r', { platform: 'amd64' }), { message: 'not a platform: amd64' });
  });

  it('is known by what lies in it', () => {
    const kind = { path: 'p', head: new Uint8Array() };
    const names = ['oci-layout', 'index.json'];
    assert.equal(
      ociDirProvider.recognises?.({ ...kind, type: 'directory', has: (name) => names.includes(name) }),
      true,
    );
    assert.equal(
      ociDirProvider.recognises?.({ ...kind, type: 'directory', has: (name) => name === 'index.json' }),
      false,
    );
    assert.equal(ociDirProvider.recognises?.({ ...kind, type: 'file', has: () => true }), false);
  });
});
