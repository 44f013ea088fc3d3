import assert from 'node:assert/strict';
import { readBlob } from '../../../src/providers/image/blob.js';
import { DEFAULT_LIMITS } from '../../../src/providers/image/limits.js';
import { openRegistryImage } from '../../../src/providers/registry/image.js';
import { parseImageName } from '../../../src/providers/registry/image-name.js';
import { addImage, addIndex, type ImageFiles, ociLayout, sha256 } from '../../support/image.js';
import type { Intercept } from '../../support/registry.js';
import { servedRegistries } from '../../support/registry-client.js';
import { buildTar } from '../../support/tar.js';

const LAYER = buildTar([{ name: 'etc/motd', content: 'hello' }]);
const AMD64 = { os: 'linux', architecture: 'amd64' };

describe('an image in a registry', () => {
  const { registry, client: newClient } = servedRegistries();

  async function open(
    files: ImageFiles,
    {
      intercept,
      version = ':1',
      platform = AMD64,
    }: {
      intercept?: Intercept;
      version?: string;
      platform?: { os: string; architecture: string };
    } = {},
  ) {
    const { host, requests } = await registry(files, { intercept });
    const name = parseImageName(`${host}/team/app${version}`);
    const { client } = newClient(name.text);
    const image = await openRegistryImage(client, name, 'registry:x', platform, DEFAULT_LIMITS);
    return { image, host, paths: () => requests.map(({ url }) => url.replace('/v2/team/app/', '')) };
  }

  const manifestOf = (files: ImageFiles) =>
    (JSON.parse(String(files.get('index.json'))) as { manifests: { digest: string }[] }).manifests[0]?.digest ?? '';

  it('is its manifest, its configuration and its layers, which are fetched when they are read', async () => {
    const files = ociLayout({ layers: [LAYER] }, 'none');
    const { image, host, paths } = await open(files);
    assert.equal(image.name, `${host}/team/app:1`);
    assert.equal(image.digest, manifestOf(files));
    assert.deepEqual(image.config.diffIds, [`sha256:${sha256(LAYER)}`]);
    assert.equal(paths().length, 2);
    const [layer] = image.layers;
    assert.ok(layer !== undefined);
    assert.ok(LAYER.equals(await readBlob(layer.blob, 1 << 20, layer.stored)));
    assert.deepEqual(paths()[2], `blobs/sha256:${sha256(LAYER)}`);
  });

  it('is found by digest, and nothing else is taken for it', async () => {
    const files = ociLayout({ layers: [LAYER] }, 'none');
    const digest = manifestOf(files);
    assert.equal((await open(files, { version: `@${digest}` })).image.digest, digest);
    const other: Intercept = (request, response) => {
      if (!request.url?.includes('/manifests/')) return false;
      response.end('{}');
      return true;
    };
    await assert.rejects(
      open(files, { version: `@${digest}`, intercept: other }),
      /the manifest of .* is damaged: its digest is/,
    );
  });

  it('is one of an index, for the platform', async () => {
    const files: ImageFiles = new Map();
    const manifests = ['arm64', 's390x'].map((architecture) => {
      const platform = { os: 'linux', architecture };
      return { ...addImage(files, { layers: [buildTar([{ name: architecture }])], platform }, 'gzip'), platform };
    });
    addIndex(files, manifests);
    const { image } = await open(files, { platform: { os: 'linux', architecture: 's390x' } });
    assert.equal(image.digest, manifests[1]?.digest);
    assert.deepEqual(image.config.platform, { os: 'linux', architecture: 's390x' });
    await assert.rejects(open(files), /holds no image for linux\/amd64/);
  });

  it('is held against the digest that the registry names', async () => {
    const intercept: Intercept = (request, response) => {
      if (!request.url?.includes('/manifests/')) return false;
      response.writeHead(200, { 'docker-content-digest': `sha256:${'0'.repeat(64)}` }).end('{}');
      return true;
    };
    await assert.rejects(open(ociLayout({ layers: [LAYER] }, 'none'), { intercept }), /is damaged: its digest is/);
  });

  it('is read again when its manifest breaks off', async () => {
    let times = 0;
    const intercept: Intercept = (request, response) => {
      times += 1;
      if (!request.url?.includes('/manifests/') || times > 1) return false;
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{', () => setTimeout(() => response.destroy(), 20));
      return true;
    };
    const { paths } = await open(ociLayout({ layers: [LAYER] }, 'none'), { intercept });
    assert.deepEqual(paths().slice(0, 2), ['manifests/1', 'manifests/1']);
  });

  it('is refused in a format that nobody writes any more, or where it is nothing of the kind', async () => {
    const answering =
      (type: string, body: string): Intercept =>
      (_request, response) => {
        response.writeHead(200, { 'content-type': type }).end(body);
        return true;
      };
    const files = ociLayout({ layers: [LAYER] }, 'none');
    const old = answering('application/vnd.docker.distribution.manifest.v1+prettyjws', '{}');
    await assert.rejects(open(files, { intercept: old }), /Docker's first format of images/);
    await assert.rejects(open(files, { intercept: answering('application/json', '[]') }), { name: 'EnvironmentError' });
    await assert.rejects(open(files, { intercept: answering('text/plain', 'hello') }), /is not valid JSON/);
  });
});
