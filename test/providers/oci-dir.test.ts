import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import type { OpenOptions } from '../../src/model/provider.js';
import { ociDirProvider } from '../../src/providers/oci-dir.js';
import {
  addImage,
  addIndex,
  type ImageFiles,
  type ImageSpec,
  ociLayout,
  sha256,
  writeFiles,
} from '../support/image.js';
import { imageConfig } from '../support/image-config.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar } from '../support/tar.js';
import { READER, treeLines } from '../support/visitor.js';

const LOWER = buildTar([
  { name: 'etc/motd', content: 'old' },
  { name: 'etc/gone', content: 'x' },
]);
const UPPER = buildTar([{ name: 'etc/.wh.gone' }, { name: 'etc/motd', content: 'new' }]);
const IMAGE: ImageSpec = { layers: [LOWER, UPPER], config: { User: 'app', Cmd: ['/bin/demo'] }, tags: ['demo:1'] };

/** An index of images whose only file is named after the architecture. */
function multiArch(...architectures: string[]): ImageFiles {
  const files: ImageFiles = new Map();
  const manifests = architectures.map((architecture) => {
    const platform = { os: 'linux', architecture };
    return { ...addImage(files, { layers: [buildTar([{ name: architecture }])], platform }, 'gzip'), platform };
  });
  addIndex(files, manifests);
  return files;
}

describe('oci-dir:DIR[:TAG]', () => {
  const { path } = scratchDirectory();

  async function lines(rest: string, options: OpenOptions = {}): Promise<string[]> {
    const environment = await ociDirProvider.open(rest, `oci-dir:${rest}`, options);
    try {
      return treeLines(await environment.scan(READER));
    } finally {
      await environment.close();
    }
  }

  it('is the image in the layout: its layers over each other, its configuration, its digests', async () => {
    writeFiles(ociLayout(IMAGE, 'gzip'), path());
    const environment = await ociDirProvider.open(path(), 'oci-dir:x', {});
    const { digest, ...description } = environment.description;
    assert.match(digest ?? '', /^sha256:[0-9a-f]{64}$/);
    assert.deepEqual(description, {
      reference: 'oci-dir:x',
      kind: 'image',
      platform: { os: 'linux', architecture: 'amd64' },
      layers: [LOWER, UPPER].map((layer) => `sha256:${sha256(layer)}`),
      name: 'demo:1',
    });
    assert.deepEqual(environment.image, imageConfig({ user: 'app', command: ['/bin/demo'] }));
    assert.deepEqual(treeLines(await environment.scan(READER)), ['directory 755 /etc', 'file 644 /etc/motd "new"']);
    await environment.close();
  });

  it('picks by the tag behind the directory', async () => {
    writeFiles(ociLayout({ ...IMAGE, tags: ['demo:1', 'demo:2'] }, 'none'), path());
    const environment = await ociDirProvider.open(`${path()}:demo:2`, 'x', {});
    assert.equal(environment.description.name, 'demo:2');
    await environment.close();
    await assert.rejects(lines(`${path()}:demo:3`), {
      name: 'EnvironmentError',
      message: `${path()} holds no image demo:3`,
      advice: 'It holds: demo:1, demo:2.',
    });
  });

  it('picks by platform', async () => {
    writeFiles(multiArch('arm64', 's390x', 'riscv64'), path());
    assert.deepEqual(await lines(path(), { platform: 'linux/s390x' }), ['file 644 /s390x ""']);
    await assert.rejects(lines(path(), { platform: 'linux/mips' }), {
      message: `${path()} holds no image for linux/mips`,
      advice: 'Choose one with --platform: linux/arm64, linux/s390x, linux/riscv64.',
    });
    await assert.rejects(lines(path(), { platform: 'linux' }), { message: 'not a platform: linux' });
  });

  it('holds what it reads against its digest, unless it is told not to', async () => {
    writeFiles(ociLayout({ layers: [LOWER] }, 'none'), path());
    const blob = path(`blobs/sha256/${sha256(LOWER)}`);
    writeFileSync(
      blob,
      buildTar([
        { name: 'etc/motd', content: 'bad' },
        { name: 'etc/gone', content: 'x' },
      ]),
    );
    await assert.rejects(lines(path()), (error) => {
      assert.ok(error instanceof Error && error.name === 'EnvironmentError');
      assert.ok(error.message.includes(`${blob} is damaged: its digest is sha256:`), error.message);
      return true;
    });
    assert.ok((await lines(path(), { verify: false })).includes('file 644 /etc/motd "bad"'));
  });

  it('says which blob is missing', async () => {
    writeFiles(ociLayout({ layers: [LOWER] }, 'none'), path());
    rmSync(path(`blobs/sha256/${sha256(LOWER)}`));
    await assert.rejects(lines(path()), {
      name: 'EnvironmentError',
      message: `${path()} lacks the blob sha256:${sha256(LOWER)}`,
      advice: 'Save or pull the image again.',
    });
  });

  it('refuses a directory without an index', async () => {
    await assert.rejects(lines(path()), {
      name: 'EnvironmentError',
      message: `${path()} is not an OCI image layout: it has no index.json`,
    });
  });

  it('is also called oci, and is what a bare path to a layout is taken for', () => {
    assert.deepEqual(ociDirProvider.aliases, ['oci']);
    const recognises = (type: 'file' | 'directory', ...names: string[]) =>
      ociDirProvider.recognises?.({ path: 'x', type, head: new Uint8Array(), has: (name) => names.includes(name) });
    assert.equal(recognises('directory', 'oci-layout', 'index.json'), true);
    assert.equal(recognises('directory', 'oci-layout'), false);
    assert.equal(recognises('directory', 'index.json'), false);
    assert.equal(recognises('file', 'oci-layout', 'index.json'), false);
  });
});
