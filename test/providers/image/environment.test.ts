import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { ProgressEvent } from '../../../src/model/progress.js';
import { openArchive } from '../../../src/providers/image/archive.js';
import { type Blob, FileBlob } from '../../../src/providers/image/blob.js';
import { openDockerLayout } from '../../../src/providers/image/docker-layout.js';
import { ImageEnvironment } from '../../../src/providers/image/environment.js';
import { DEFAULT_LIMITS, type Limits } from '../../../src/providers/image/limits.js';
import { parseConfig } from '../../../src/providers/image/manifest.js';
import type { ReadOptions, StoredImage } from '../../../src/providers/image/stored.js';
import { archive, configJson, type ImageSpec, podmanArchive, sha256 } from '../../support/image.js';
import { imageConfig } from '../../support/image-config.js';
import { memoryFile } from '../../support/memory-file.js';
import { noRejectionIsMissed } from '../../support/rejections.js';
import { rootLayers, rootTar, sampleRoot } from '../../support/root.js';
import { scratchDirectory } from '../../support/scratch.js';
import { buildTar } from '../../support/tar.js';
import { READER, treeLines } from '../../support/visitor.js';

const LOWER = buildTar([
  { name: 'a', content: 'one' },
  { name: 'gone', content: 'x' },
]);
const UPPER = buildTar([{ name: 'a', content: 'two' }, { name: '.wh.gone' }]);

function stored(image: ImageSpec, rest: Partial<StoredImage> = {}): StoredImage {
  const config = parseConfig(configJson(image), 'config');
  const layers = image.layers.map((layer, at) => ({
    blob: new FileBlob(`layer ${at}`, memoryFile(layer)),
    stored: `sha256:${sha256(layer)}`,
    diffId: config.diffIds[at],
  }));
  return { reference: 'oci:x', config, layers, store: { close: () => undefined }, ...rest };
}

function open(image: StoredImage, options: Partial<ReadOptions> = {}): ImageEnvironment {
  return new ImageEnvironment(image, { limits: DEFAULT_LIMITS, verify: undefined, ...options });
}

async function lines(image: StoredImage, options: Partial<ReadOptions> = {}): Promise<string[]> {
  return treeLines(await open(image, options).scan(READER));
}

describe('an image as an environment', () => {
  it('is described by its configuration', () => {
    const image = { layers: [LOWER, UPPER], config: { User: 'app' } };
    const diffIds = image.layers.map((layer) => `sha256:${sha256(layer)}`);
    const environment = open(stored(image, { name: 'app:1', digest: 'sha256:1' }));
    assert.deepEqual(environment.description, {
      reference: 'oci:x',
      kind: 'image',
      platform: { os: 'linux', architecture: 'amd64' },
      digest: 'sha256:1',
      layers: diffIds,
      name: 'app:1',
    });
    assert.deepEqual(environment.image, imageConfig({ user: 'app' }));
  });

  it('leaves out what is not known', () => {
    const config = { platform: undefined, diffIds: [], config: imageConfig() };
    const { description } = open(stored({ layers: [LOWER] }, { config }));
    assert.deepEqual(description, { reference: 'oci:x', kind: 'image', layers: [] });
  });

  it('is its layers, laid over each other', async () => {
    assert.deepEqual(await lines(stored({ layers: [LOWER, UPPER] })), ['file 644 /a "two"']);
    assert.deepEqual(await lines(stored({ layers: [UPPER, LOWER] })), ['file 644 /a "one"', 'file 644 /gone "x"']);
    assert.deepEqual(await lines(stored({ layers: [] })), []);
  });

  it('is the same in one layer and in several', async () => {
    const root = sampleRoot();
    const one = await lines(stored({ layers: [rootTar(root)] }));
    assert.ok(one.length > 20);
    assert.deepEqual(await lines(stored({ layers: rootLayers(root) })), one);
  });

  it('reads again only layers that can have what is asked for', async () => {
    const there = buildTar([{ name: 'srv/x', content: 'x' }]);
    const other = buildTar([{ name: 'opt/y', content: 'y' }]);
    const image = open(stored({ layers: [there, other] }));
    await image.scan(READER);
    const again = await image.scan(READER, new Set(['/srv/x']));
    assert.deepEqual([again.value('/srv/x'), again.lookup('/opt/y')], ['x', undefined]);
  });

  it('reads a layer that repeats once, and tells of each that is through', async () => {
    const image = stored({ layers: [LOWER, UPPER, LOWER] });
    const events: ProgressEvent[] = [];
    const reads = new Map<string, number>();
    const layers = image.layers.map((layer) => ({ ...layer, blob: counted(layer.blob, reads) }));
    const tree = await lines({ ...image, layers }, { onProgress: (event) => events.push(event) });
    assert.deepEqual(tree, ['file 644 /a "one"', 'file 644 /gone "x"']);
    assert.equal(
      [...reads.values()].reduce((sum, count) => sum + count),
      2,
    );
    assert.deepEqual(
      events.map(({ phase, done, total }) => [phase, done, total]),
      [
        ['layers', 1, 3],
        ['layers', 2, 3],
        ['layers', 3, 3],
      ],
    );
  });

  it('fails by the layer that is damaged', async () => {
    const image = stored({ layers: [LOWER, UPPER] });
    const wrong = `sha256:${'0'.repeat(64)}`;
    const layers = image.layers.map((layer, at) => (at === 1 ? { ...layer, stored: wrong } : layer));
    await assert.rejects(lines({ ...image, layers }), {
      name: 'EnvironmentError',
      message: `layer layer 1 is damaged: its digest is sha256:${sha256(UPPER)}, expected ${wrong}`,
    });
    assert.equal((await lines({ ...image, layers }, { verify: false })).length, 1);
  });

  it('may not pass the limits, repeated layers included', async () => {
    const limits = (parts: Partial<Limits>) => ({ limits: { ...DEFAULT_LIMITS, ...parts } });
    assert.throws(() => open(stored({ layers: [LOWER, UPPER] }), limits({ layers: 1 })), {
      name: 'EnvironmentError',
      message: 'oci:x: has too many layers (limit layers=1)',
      advice: 'If you trust this file, raise the limit with --limit layers=NUMBER.',
    });
    const repeated = stored({ layers: [LOWER, LOWER, LOWER] });
    assert.equal((await lines(repeated, limits({ entries: 6 }))).length, 2);
    await assert.rejects(lines(repeated, limits({ entries: 5 })), {
      message: /^layer \d: holds too many entries \(limit entries=5\)$/,
    });
  });

  it('has as many layers as its configuration says', () => {
    const image = stored({ layers: [LOWER, UPPER] });
    assert.throws(() => open({ ...image, layers: image.layers.slice(1) }), {
      name: 'EnvironmentError',
      message: 'oci:x: the manifest names 1 layers, the configuration 2',
    });
  });

  it('closes where it is stored', async () => {
    let closed = 0;
    const close = () => {
      closed += 1;
    };
    await open(stored({ layers: [] }, { store: { close } })).close();
    assert.equal(closed, 1);
  });
});

describe('an image in a packed archive', () => {
  noRejectionIsMissed();
  const { path } = scratchDirectory();

  async function scan(files: ReturnType<typeof podmanArchive>): Promise<string[]> {
    writeFileSync(path('a.tar.gz'), gzipSync(archive(files)));
    const store = await openArchive(path('a.tar.gz'), DEFAULT_LIMITS);
    try {
      return await lines(await openDockerLayout(store, 'docker-archive:x', undefined, DEFAULT_LIMITS));
    } finally {
      store.close();
    }
  }

  it('is read in one pass over its layers', async () => {
    assert.deepEqual(await scan(podmanArchive({ layers: [LOWER, UPPER] })), ['file 644 /a "two"']);
  });

  // What packs well comes out in many pieces for one that goes in: the trouble is there long before it is asked for.
  const long = buildTar([{ name: 'zeros', content: Buffer.alloc(3_000_000) }]);

  it('fails by the layer that is damaged, long before the end of what was taken at once', async () => {
    const files = podmanArchive({ layers: [LOWER, long] });
    files.set(`${sha256(LOWER)}.tar`, UPPER);
    await assert.rejects(scan(files), {
      name: 'EnvironmentError',
      message: new RegExp(`\\.tar \\(unpacked\\) is damaged: its digest is sha256:${sha256(UPPER)}, expected `),
    });
  });

  it('fails by a layer that is packed as none may be', async () => {
    const files = podmanArchive({ layers: [LOWER, long] });
    files.set(`${sha256(LOWER)}.tar`, Buffer.from('BZh91AY&SY and whatever follows'));
    await assert.rejects(scan(files), {
      name: 'EnvironmentError',
      message: /\.tar is compressed with bzip2, which no image specification allows$/,
    });
  });
});

/** The same blob, counting how often its bytes are asked for. */
function counted(blob: Blob, reads: Map<string, number>): Blob {
  return {
    name: blob.name,
    size: blob.size,
    stream() {
      reads.set(blob.name, (reads.get(blob.name) ?? 0) + 1);
      return blob.stream();
    },
  };
}
