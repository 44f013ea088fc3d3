import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { OpenOptions } from '../../src/model/provider.js';
import { dockerArchiveProvider } from '../../src/providers/docker-archive.js';
import {
  archive,
  configJson,
  type ImageFiles,
  type ImageSpec,
  json,
  newDockerArchive,
  ociLayout,
  oldDockerArchive,
  podmanArchive,
  sha256,
} from '../support/image.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar, tarHeader } from '../support/tar.js';
import { READER, treeLines } from '../support/visitor.js';

const LOWER = buildTar([{ name: 'motd', content: 'old' }]);
const UPPER = buildTar([{ name: 'motd', content: 'new' }]);
const IMAGE: ImageSpec = { layers: [LOWER, UPPER, LOWER], tags: ['registry.example/demo:1'] };
const LAYOUTS = { 'Docker up to 24': oldDockerArchive, 'Docker from 25': newDockerArchive, podman: podmanArchive };

/** Two images in one archive, each with one file. */
function two(): ImageFiles {
  const images = ['one', 'two'].map((name) => {
    const image = { layers: [buildTar([{ name }])], tags: [`demo:${name}`] };
    const files = podmanArchive(image);
    const [entry] = JSON.parse(String(files.get('manifest.json'))) as unknown[];
    return { files, entry };
  });
  const files: ImageFiles = new Map(images.flatMap((image) => [...image.files]));
  return files.set('manifest.json', json(images.map(({ entry }) => entry)));
}

describe('docker-archive:FILE[:TAG]', () => {
  const { path } = scratchDirectory();

  async function lines(bytes: Buffer, tag = '', options: OpenOptions = {}): Promise<string[]> {
    writeFileSync(path('image'), bytes);
    const environment = await dockerArchiveProvider.open(path('image') + tag, 'x', options);
    try {
      return treeLines(await environment.scan(READER));
    } finally {
      await environment.close();
    }
  }

  for (const [name, layout] of Object.entries(LAYOUTS)) {
    it(`is the image that ${name} saved, plain and packed, a layer that repeats included`, async () => {
      for (const bytes of [archive(layout(IMAGE)), gzipSync(archive(layout(IMAGE)))]) {
        assert.deepEqual(await lines(bytes), ['file 644 /motd "old"']);
        assert.deepEqual(await lines(bytes, ':demo:1'), ['file 644 /motd "old"']);
      }
    });

    it(`is described by what ${name} saved`, async () => {
      writeFileSync(path('image'), archive(layout(IMAGE)));
      const environment = await dockerArchiveProvider.open(path('image'), 'docker-archive:image', {});
      assert.deepEqual(environment.description, {
        reference: 'docker-archive:image',
        kind: 'image',
        platform: { os: 'linux', architecture: 'amd64' },
        digest: `sha256:${sha256(configJson(IMAGE))}`,
        layers: IMAGE.layers.map((layer) => `sha256:${sha256(layer)}`),
        name: 'registry.example/demo:1',
      });
      await environment.close();
    });
  }

  it('picks one image of several by its tag, and wants one', async () => {
    assert.deepEqual(await lines(archive(two()), ':demo:two'), ['file 644 /two ""']);
    const advice = 'Name one of them after the file: docker-archive:FILE:TAG with demo:one, demo:two.';
    await assert.rejects(lines(archive(two())), { message: `${path('image')} holds 2 images`, advice });
    await assert.rejects(lines(archive(two()), ':demo:3'), {
      message: `${path('image')} holds no image demo:3`,
      advice,
    });
  });

  it('holds plain layers against their digests only when asked', async () => {
    const damaged = podmanArchive({ layers: [LOWER] });
    damaged.set(`${sha256(LOWER)}.tar`, UPPER);
    assert.deepEqual(await lines(archive(damaged)), ['file 644 /motd "new"']);
    await assert.rejects(lines(archive(damaged), '', { verify: true }), {
      name: 'EnvironmentError',
      message: new RegExp(`:${sha256(LOWER)}\\.tar \\(unpacked\\) is damaged: its digest is sha256:${sha256(UPPER)}, `),
    });
    await assert.rejects(lines(gzipSync(archive(damaged))), /\(unpacked\) is damaged/, 'every byte is read anyway');
  });

  it('refuses an archive of something else, and says what to write instead', async () => {
    await assert.rejects(lines(archive(ociLayout(IMAGE, 'none'))), {
      name: 'EnvironmentError',
      message: `${path('image')} is not a docker archive: it has no manifest.json`,
      advice: 'Write one with: docker save NAME -o FILE. For an OCI layout use oci-archive:FILE.',
    });
    await assert.rejects(lines(archive(new Map([['manifest.json', Buffer.from('[]')]]))), {
      name: 'EnvironmentError',
      message: new RegExp(`^${path('image')}:manifest\\.json is not what it should be: `),
    });
    await assert.rejects(dockerArchiveProvider.open('', 'docker-archive:', {}), { message: 'No file is named' });
  });

  it('says which part of the image is missing', async () => {
    const missing = podmanArchive({ layers: [LOWER] });
    missing.delete(`${sha256(LOWER)}.tar`);
    await assert.rejects(lines(archive(missing)), {
      name: 'EnvironmentError',
      message: `${path('image')} lacks the layer ${sha256(LOWER)}.tar`,
      advice: 'Save the image again.',
    });
  });

  it('is what a bare path to an archive with its mark is taken for, also beside an OCI layout', () => {
    const recognises = (head: Uint8Array, ...names: string[]) =>
      dockerArchiveProvider.recognises?.({ path: 'x', type: 'file', head, has: (name) => names.includes(name) });
    const head = tarHeader({ name: 'blobs/' });
    assert.equal(recognises(head, 'manifest.json'), true);
    assert.equal(recognises(head, 'manifest.json', 'oci-layout', 'index.json'), true);
    assert.equal(recognises(head, 'oci-layout', 'index.json'), false);
    assert.equal(recognises(Buffer.from('text'), 'manifest.json'), false);
  });
});
