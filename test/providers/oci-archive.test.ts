import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { OpenOptions } from '../../src/model/provider.js';
import { ociArchiveProvider } from '../../src/providers/oci-archive.js';
import { addImage, addIndex, archive, type ImageFiles, ociLayout, oldDockerArchive, sha256 } from '../support/image.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar, tarHeader } from '../support/tar.js';
import { READER, treeLines } from '../support/visitor.js';

const LAYER = buildTar([{ name: 'motd', content: 'hello' }]);
const LAYOUT = ociLayout({ layers: [LAYER], tags: ['demo:1'] }, 'gzip');

describe('oci-archive:FILE[:TAG]', () => {
  const { path } = scratchDirectory();

  async function lines(bytes: Buffer, tag = '', options: OpenOptions = {}): Promise<string[]> {
    writeFileSync(path('image'), bytes);
    const environment = await ociArchiveProvider.open(path('image') + tag, 'oci-archive:image', options);
    try {
      assert.equal(environment.description.kind, 'image');
      assert.equal(environment.description.reference, 'oci-archive:image');
      return treeLines(await environment.scan(READER));
    } finally {
      await environment.close();
    }
  }

  it('is the image in the archive, plain and packed, with and without its tag', async () => {
    for (const bytes of [archive(LAYOUT), gzipSync(archive(LAYOUT))]) {
      for (const tag of ['', ':demo:1', ':1']) assert.deepEqual(await lines(bytes, tag), ['file 644 /motd "hello"']);
      await assert.rejects(lines(bytes, ':2'), {
        name: 'EnvironmentError',
        message: `${path('image')} holds no image 2`,
        advice: 'It holds: demo:1.',
      });
    }
  });

  it('picks by platform', async () => {
    const files: ImageFiles = new Map();
    const manifests = ['arm64', 's390x'].map((architecture) => {
      const platform = { os: 'linux', architecture };
      return { ...addImage(files, { layers: [buildTar([{ name: architecture }])], platform }, 'none'), platform };
    });
    addIndex(files, manifests);
    assert.deepEqual(await lines(archive(files), '', { platform: 'linux/arm64' }), ['file 644 /arm64 ""']);
  });

  it('names the blob inside the archive that is damaged', async () => {
    const name = `blobs/sha256/${sha256(LAYER)}`;
    const damaged = ociLayout({ layers: [LAYER] }, 'none');
    damaged.set(name, buildTar([{ name: 'motd', content: 'HELLO' }]));
    for (const bytes of [archive(damaged), gzipSync(archive(damaged))]) {
      await assert.rejects(lines(bytes), (error) => {
        assert.ok(error instanceof Error && error.name === 'EnvironmentError');
        assert.ok(error.message.includes(`${path('image')}:${name} is damaged: its digest is `), error.message);
        return true;
      });
    }
  });

  it('refuses an archive of something else, and says what to write instead', async () => {
    for (const bytes of [archive(oldDockerArchive({ layers: [LAYER] })), gzipSync(LAYER)]) {
      await assert.rejects(lines(bytes), {
        name: 'EnvironmentError',
        message: `${path('image')} is not an OCI image layout: it has no index.json`,
        advice: 'For docker save output use docker-archive:FILE.',
      });
    }
    await assert.rejects(lines(Buffer.from('text')), { message: `${path('image')} is not a tar archive` });
    await assert.rejects(ociArchiveProvider.open(path('missing'), 'x', {}), {
      message: `${path('missing')} cannot be read: no such file or directory`,
    });
  });

  it('is what a bare path to an archive with its mark is taken for', () => {
    const recognises = (head: Uint8Array, ...names: string[]) =>
      ociArchiveProvider.recognises?.({ path: 'x', type: 'file', head, has: (name) => names.includes(name) });
    const head = tarHeader({ name: 'blobs/' });
    assert.equal(recognises(head, 'oci-layout'), true);
    assert.equal(recognises(head, 'index.json'), false);
    assert.equal(recognises(new Uint8Array(), 'oci-layout'), false);
  });
});
