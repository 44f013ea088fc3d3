import assert from 'node:assert/strict';
import { DEFAULT_LIMITS } from '../../../src/providers/image/limits.js';
import { openOciLayout } from '../../../src/providers/image/oci-layout.js';
import {
  addBlob,
  addImage,
  addIndex,
  type Descriptor,
  type ImageFiles,
  INDEX,
  json,
  MANIFEST,
  ociLayout,
  sha256,
} from '../../support/image.js';
import { memoryStore } from '../../support/memory-store.js';
import { tinyImage } from '../../support/tiny-image.js';

const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };

function open(
  files: ImageFiles,
  { tag, platform = AMD64 }: { tag?: string; platform?: typeof AMD64 & { variant?: string } } = {},
) {
  return openOciLayout(memoryStore(files), 'reference', { tag, platform }, DEFAULT_LIMITS);
}

/** A layout with an image for each user, described by what `parts` add; returns the files and the descriptors. */
function layout(...parts: readonly (readonly [user: string, more: Readonly<Record<string, unknown>>])[]): ImageFiles {
  const files: ImageFiles = new Map();
  addIndex(
    files,
    parts.map(([user, more]) => ({ ...addImage(files, tinyImage({ config: { User: user } }), 'gzip'), ...more })),
  );
  return files;
}

const tagged = (tag: string) => ({ annotations: { 'org.opencontainers.image.ref.name': tag } });

describe('an OCI image layout', () => {
  it('is read: manifest, configuration, layers with both digests', async () => {
    const image = tinyImage({ tags: ['demo:1'] });
    const { config, layers, name, digest } = await open(ociLayout(image, 'gzip'));
    assert.equal(config.config.user, 'app');
    assert.equal(name, 'demo:1');
    assert.match(digest ?? '', /^sha256:[0-9a-f]{64}$/);
    assert.deepEqual(
      layers.map(({ diffId }) => diffId),
      image.layers.map((layer) => `sha256:${sha256(layer)}`),
    );
    assert.ok(layers.every(({ stored, diffId }) => stored !== undefined && stored !== diffId));
  });

  it('gives the image for the platform, by its variant where one is asked for', async () => {
    const files = () =>
      layout(
        ['amd', { platform: AMD64 }],
        ['arm', { platform: ARM64 }],
        ['v8', { platform: { ...ARM64, variant: 'v8' } }],
      );
    const user = async (platform: typeof AMD64 & { variant?: string }) =>
      (await open(files(), { platform })).config.config.user;
    assert.equal(await user(AMD64), 'amd');
    assert.equal(await user(ARM64), 'arm');
    assert.equal(await user({ ...ARM64, variant: 'v8' }), 'v8');
    await assert.rejects(user({ os: 'linux', architecture: 's390x' }), {
      message: 'store holds no image for linux/s390x',
      advice: /--platform: linux\/amd64, linux\/arm64, linux\/arm64\/v8/,
    });
  });

  it('takes the only image, whatever its platform', async () => {
    assert.equal((await open(layout(['arm', { platform: ARM64 }]))).config.config.user, 'arm');
  });

  it('passes over attestations and other artifacts', async () => {
    const attestation = { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } };
    const unknown = { platform: { os: 'unknown', architecture: 'unknown' } };
    const signature = { artifactType: 'application/vnd.dev.cosign.artifact.sig.v1+json' };
    const files = layout(['a', attestation], ['b', unknown], ['c', signature], ['app', {}]);
    assert.equal((await open(files)).config.config.user, 'app');
    await assert.rejects(open(layout(['a', attestation])), { message: 'store holds no image' });
  });

  it('descends into nested indexes, also where no media type says so', async () => {
    for (const mediaType of [INDEX, 'application/vnd.docker.distribution.manifest.list.v2+json', undefined]) {
      const files: ImageFiles = new Map();
      const images = [AMD64, ARM64].map((platform) => ({
        ...addImage(files, tinyImage({ config: { User: platform.architecture } }), 'none'),
        platform,
      }));
      const { mediaType: _, ...inner } = addBlob(files, json({ schemaVersion: 2, manifests: images }), INDEX);
      addIndex(files, [{ ...inner, ...(mediaType === undefined ? {} : { mediaType }) }]);
      assert.equal((await open(files, { platform: ARM64 })).config.config.user, 'arm64');
    }
  });

  it('refuses indexes that are nested without end', async () => {
    const files: ImageFiles = new Map();
    let inner: Descriptor = addImage(files, tinyImage(), 'none');
    for (let depth = 0; depth < 9; depth += 1) inner = addBlob(files, json({ manifests: [inner] }), INDEX);
    addIndex(files, [inner]);
    await assert.rejects(open(files), { message: 'store: indexes are nested more than 8 deep' });
  });

  it('gives the image with the tag, in any of the ways in which tags are written', async () => {
    const files = () =>
      layout(['one', tagged('1')], ['two', { annotations: { 'io.containerd.image.name': 'registry.example/demo:2' } }]);
    assert.equal((await open(files(), { tag: '1' })).config.config.user, 'one');
    for (const tag of ['2', 'demo:2', 'registry.example/demo:2']) {
      assert.equal((await open(files(), { tag })).config.config.user, 'two', tag);
    }
    await assert.rejects(open(files(), { tag: '3' }), {
      message: 'store holds no image 3',
      advice: 'It holds: 1, registry.example/demo:2.',
    });
  });

  it('does not choose between images of one platform', async () => {
    const choices = { message: 'store holds 2 images', advice: 'Name one of them: 1, 2.' };
    await assert.rejects(open(layout(['one', tagged('1')], ['two', tagged('2')])), choices);
    const platforms = layout(
      ['one', { platform: AMD64, ...tagged('1') }],
      ['two', { platform: AMD64, ...tagged('2') }],
    );
    await assert.rejects(open(platforms), choices);
  });

  it('takes an image with several tags for one', async () => {
    const image = tinyImage({ tags: ['1', 'latest'] });
    assert.equal((await open(ociLayout(image, 'none'))).config.config.user, 'app');
    assert.equal((await open(ociLayout(image, 'none'), { tag: 'latest' })).name, 'latest');
  });

  it('uses one layer for all its mentions', async () => {
    const [first = Buffer.alloc(0)] = tinyImage().layers;
    const { layers } = await open(ociLayout(tinyImage({ layers: [first, first] }), 'gzip'));
    assert.equal(layers[0], layers[1]);
  });

  it('is refused by name where something is missing, of another size, or damaged', async () => {
    await assert.rejects(open(new Map()), {
      message: /store is not an OCI image layout/,
      advice: /docker-archive:FILE/,
    });
    const change = async (edit: (bytes: Buffer, name: string) => Buffer | undefined, message: RegExp) => {
      const files = ociLayout(tinyImage(), 'none');
      for (const [name, bytes] of files) {
        const edited = Buffer.isBuffer(bytes) && name.startsWith('blobs/') ? edit(bytes, name) : (bytes as Buffer);
        if (edited === undefined) files.delete(name);
        else files.set(name, edited);
      }
      await assert.rejects(open(files), { name: 'EnvironmentError', message });
    };
    await change(() => undefined, /^store lacks the blob sha256:/);
    await change(
      (bytes) => Buffer.concat([bytes, Buffer.from(' ')]),
      /^store:blobs\/sha256\/\w+ is damaged: it has \d+ bytes, expected/,
    );
    await change(
      (bytes) => Buffer.from(bytes.toString('latin1').replace('sha256', 'SHA256'), 'latin1'),
      /is damaged: its digest is/,
    );
  });

  it('is refused where a descriptor leads elsewhere or is none', async () => {
    const manifest = (layer: unknown) => {
      const files: ImageFiles = new Map();
      const config = addBlob(files, json({}), 'config');
      addIndex(files, [addBlob(files, json({ config, layers: [layer] }), MANIFEST)]);
      return open(files);
    };
    const digest = `sha256:${'0'.repeat(64)}`;
    await assert.rejects(manifest({ digest: 'sha256:../../../../etc/passwd', size: 1 }), { message: /invalid digest/ });
    await assert.rejects(manifest({ digest, size: 1, urls: ['https://example.org/layer'] }), {
      message: /it is to be fetched from elsewhere/,
    });
    await assert.rejects(manifest({ digest, size: -1 }), { message: /is not what it should be at layers\.0\.size/ });
    const garbage: ImageFiles = new Map();
    const { mediaType: _, ...blob } = addBlob(garbage, Buffer.from('no JSON'), '');
    addIndex(garbage, [blob]);
    await assert.rejects(open(garbage), { name: 'EnvironmentError', message: /is not valid JSON/ });
  });
});
