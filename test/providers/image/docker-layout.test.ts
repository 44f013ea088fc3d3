import assert from 'node:assert/strict';
import { FileBlob } from '../../../src/providers/image/blob.js';
import { openDockerLayout } from '../../../src/providers/image/docker-layout.js';
import { DEFAULT_LIMITS } from '../../../src/providers/image/limits.js';
import type { FileStore } from '../../../src/providers/image/stored.js';
import {
  configJson,
  type ImageFiles,
  json,
  newDockerArchive,
  oldDockerArchive,
  podmanArchive,
  sha256,
} from '../../support/image.js';
import { memoryFile } from '../../support/memory-file.js';
import { buildTar } from '../../support/tar.js';

const LAYERS = [buildTar([{ name: 'a', content: '1' }]), buildTar([{ name: 'b', content: '2' }])];
const IMAGE = { layers: LAYERS, tags: ['registry.example/app:1', 'app:latest'], config: { Cmd: ['run'] } };
const DIGEST = `sha256:${sha256(configJson(IMAGE))}`;

function store(files: ImageFiles): FileStore {
  return {
    name: 'a.tar',
    file(name) {
      const file = files.get(name);
      return file === undefined || 'link' in file ? undefined : new FileBlob(`a.tar:${name}`, memoryFile(file));
    },
    close: () => undefined,
  };
}

function open(files: ImageFiles, tag?: string, limits = DEFAULT_LIMITS) {
  return openDockerLayout(store(files), 'docker-archive:a.tar', tag, limits);
}

/** Files of an archive that holds an image for each list of tags; each has its own command. */
function several(...lists: readonly (readonly string[])[]): ImageFiles {
  const files: ImageFiles = new Map();
  const manifests = lists.map((tags, at) => {
    const config = configJson({ layers: LAYERS, config: { Cmd: [`image ${at}`] } });
    for (const [name, file] of podmanArchive({ layers: LAYERS, config: { Cmd: [`image ${at}`] } })) files.set(name, file);
    return { Config: `${sha256(config)}.json`, RepoTags: tags, Layers: LAYERS.map((layer) => `${sha256(layer)}.tar`) };
  });
  return files.set('manifest.json', json(manifests));
}

describe('what docker save writes', () => {
  it('is the same image in each of its layouts', async () => {
    for (const files of [oldDockerArchive(IMAGE), newDockerArchive(IMAGE), podmanArchive(IMAGE)]) {
      const { reference, name, digest, config, layers } = await open(files);
      assert.deepEqual([reference, name, digest], ['docker-archive:a.tar', 'registry.example/app:1', DIGEST]);
      assert.deepEqual(config.config.command, ['run']);
      assert.deepEqual(
        layers.map(({ diffId, stored }) => [diffId, stored]),
        LAYERS.map((layer) => [`sha256:${sha256(layer)}`, undefined]),
      );
      assert.deepEqual(
        layers.map(({ blob }) => blob.size),
        LAYERS.map((layer) => layer.length),
      );
    }
  });

  it('has no name where it has no tag', async () => {
    assert.equal((await open(podmanArchive({ layers: LAYERS }))).name, undefined);
  });

  it('may hold several images, of which a tag picks, with or without the registry', async () => {
    const files = several(['registry.example/team/app:1'], ['other:2', 'other:latest']);
    const command = async (tag: string) => (await open(files, tag)).config.config.command;
    assert.deepEqual(await command('registry.example/team/app:1'), ['image 0']);
    assert.deepEqual(await command('app:1'), ['image 0']);
    assert.deepEqual(await command('other:latest'), ['image 1']);
    assert.equal((await open(files, 'app:1')).name, 'app:1');
  });

  it('names its tags where none, or a wrong one, is given', async () => {
    const files = several(['one:1'], ['two:2', 'registry.example/undefined']);
    const advice = 'Name one of them after the file: docker-archive:FILE:TAG with one:1, two:2, registry.example/undefined.';
    await assert.rejects(open(files), { name: 'EnvironmentError', message: 'a.tar holds 2 images', advice });
    await assert.rejects(open(files, 'two'), { message: 'a.tar holds no image two', advice });
    await assert.rejects(open(several(['one:1']), 'x'), { message: 'a.tar holds no image x' });
    await assert.rejects(open(several([], []), 'x'), { advice: 'None in it has a tag: save a single image.' });
  });

  it('is told from other archives by its manifest', async () => {
    await assert.rejects(open(new Map()), {
      name: 'EnvironmentError',
      message: 'a.tar is not a docker archive: it has no manifest.json',
      advice: /docker save NAME -o FILE.* oci-archive:FILE/,
    });
    await assert.rejects(open(new Map([['manifest.json', json({})]])), {
      message: /^a\.tar:manifest\.json is not what it should be/,
    });
  });

  it('is refused where a file that it names is missing', async () => {
    const files = podmanArchive(IMAGE);
    const layer = `${sha256(LAYERS[1] ?? Buffer.alloc(0))}.tar`;
    files.delete(layer);
    await assert.rejects(open(files), {
      name: 'EnvironmentError',
      message: `a.tar lacks the layer ${layer}`,
      advice: 'Save the image again.',
    });
    const config = `${sha256(configJson(IMAGE))}.json`;
    files.delete(config);
    await assert.rejects(open(files), { message: `a.tar lacks its image configuration ${config}` });
  });

  it('is refused where its configuration is not the one of its name', async () => {
    for (const files of [podmanArchive(IMAGE), newDockerArchive(IMAGE)]) {
      const name = [...files.keys()].find((key) => key.includes(sha256(configJson(IMAGE)))) ?? '';
      const other = configJson({ ...IMAGE, config: { Cmd: ['other'] } });
      files.set(name, other);
      await assert.rejects(open(files), {
        name: 'EnvironmentError',
        message: `a.tar:${name} is damaged: its digest is sha256:${sha256(other)}`,
        advice: 'Save the image again.',
      });
    }
  });

  it('may name its configuration as it likes', async () => {
    const config = configJson(IMAGE);
    const manifest = json([{ Config: 'config.json', Layers: null }]);
    const image = await open(
      new Map([
        ['config.json', config],
        ['manifest.json', manifest],
      ]),
    );
    assert.deepEqual([image.digest, image.layers], [DIGEST, []]);
  });

  it('has no manifest larger than the limit', async () => {
    await assert.rejects(open(podmanArchive(IMAGE), undefined, { ...DEFAULT_LIMITS, manifest: 10 }), {
      name: 'EnvironmentError',
      message: /^a\.tar:manifest\.json has \d+ bytes, too many for what it should be$/,
    });
  });
});
