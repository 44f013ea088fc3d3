import assert from 'node:assert/strict';
import { readBlob } from '../../../src/providers/image/blob.js';
import { openDockerLayout } from '../../../src/providers/image/docker-layout.js';
import { DEFAULT_LIMITS } from '../../../src/providers/image/limits.js';
import { TarStore } from '../../../src/providers/image/store.js';
import {
  archive,
  configJson,
  type ImageFiles,
  json,
  newDockerArchive,
  oldDockerArchive,
  podmanArchive,
  sha256,
} from '../../support/image.js';
import { memoryFile } from '../../support/memory-file.js';
import { memoryStore } from '../../support/memory-store.js';
import { tinyImage } from '../../support/tiny-image.js';

function open(files: ImageFiles, tag?: string) {
  return openDockerLayout(memoryStore(files), 'reference', tag, DEFAULT_LIMITS);
}

const image = tinyImage({ tags: ['registry.example/demo:1'] });

describe('the layouts of docker save', () => {
  for (const layout of [oldDockerArchive, newDockerArchive, podmanArchive]) {
    it(`is read: ${layout.name}`, async () => {
      const { config, layers, name, digest } = await open(layout(image));
      assert.equal(config.config.user, 'app');
      assert.equal(name, 'registry.example/demo:1');
      assert.equal(digest, `sha256:${sha256(configJson(image))}`);
      assert.deepEqual(
        layers.map(({ diffId }) => diffId),
        image.layers.map((layer) => `sha256:${sha256(layer)}`),
      );
      for (const [at, { blob }] of layers.entries()) assert.deepEqual(await readBlob(blob, 1e6), image.layers[at]);
    });
  }

  it('may store a layer once and link to it', async () => {
    const [first = Buffer.alloc(0)] = image.layers;
    const twice = tinyImage({ layers: [first, first] });
    const store = new TarStore('a.tar', memoryFile(archive(oldDockerArchive(twice))), DEFAULT_LIMITS);
    const { layers } = await openDockerLayout(store, 'reference', undefined, DEFAULT_LIMITS);
    for (const { blob } of layers) assert.deepEqual(await readBlob(blob, 1e6), first);
  });

  it('may hold several images, of which a tag picks one', async () => {
    const other = tinyImage({ config: { User: 'other' }, tags: ['other:2'] });
    const files: ImageFiles = new Map([...podmanArchive(image), ...podmanArchive(other)]);
    const manifests = [image, other].flatMap((each) => JSON.parse(String(podmanArchive(each).get('manifest.json'))));
    files.set('manifest.json', json(manifests));
    assert.equal((await open(new Map(files), 'other:2')).config.config.user, 'other');
    assert.equal((await open(new Map(files), 'demo:1')).config.config.user, 'app');
    const choices = { name: 'EnvironmentError', advice: /registry\.example\/demo:1, other:2/ };
    await assert.rejects(open(new Map(files)), { ...choices, message: 'store holds 2 images' });
    await assert.rejects(open(new Map(files), 'demo'), { ...choices, message: 'store holds no image demo' });
  });

  it('is refused for a tag that the only image has not', async () => {
    await assert.rejects(open(podmanArchive(tinyImage()), 'demo:1'), { message: 'store holds no image demo:1' });
  });

  it('may have no layers and no tags', async () => {
    const config = configJson({ layers: [] });
    const files: ImageFiles = new Map([
      ['config.json', config],
      ['manifest.json', json([{ Config: 'config.json', RepoTags: null, Layers: null }])],
    ]);
    const { layers, name } = await open(files);
    assert.deepEqual([layers, name], [[], undefined]);
  });

  it('is refused by name where something is missing or damaged', async () => {
    const without = (pattern: RegExp) => new Map([...podmanArchive(image)].filter(([name]) => !pattern.test(name)));
    await assert.rejects(open(without(/^manifest\.json$/)), {
      message: /store is not a docker archive/,
      advice: /oci-archive:FILE/,
    });
    await assert.rejects(open(without(/^[0-9a-f]+\.json$/)), { message: /store lacks its image configuration/ });
    await assert.rejects(open(without(/\.tar$/)), { message: /store lacks the layer [0-9a-f]+\.tar/ });
    const changed = podmanArchive(image);
    for (const name of changed.keys()) if (/^[0-9a-f]+\.json$/.test(name)) changed.set(name, json({ changed: true }));
    await assert.rejects(open(changed), { message: /\.json is damaged: its digest is/ });
    await assert.rejects(open(new Map([['manifest.json', Buffer.from('[')]])), { message: /not valid JSON/ });
  });
});
