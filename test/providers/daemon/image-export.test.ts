import assert from 'node:assert/strict';
import { ImageExport } from '../../../src/providers/daemon/image-export.js';
import { DEFAULT_LIMITS, type Limits } from '../../../src/providers/image/limits.js';
import { squash } from '../../../src/providers/image/squash.js';
import {
  archive,
  type ImageFiles,
  type ImageSpec,
  json,
  newDockerArchive,
  ociLayout,
  oldDockerArchive,
  podmanArchive,
  sha256,
} from '../../support/image.js';
import { buildTar } from '../../support/tar.js';
import { READER, treeLines } from '../../support/visitor.js';

const LOWER = buildTar([
  { name: 'motd', content: 'old' },
  { name: 'gone', content: 'x' },
]);
const UPPER = buildTar([
  { name: 'motd', content: 'new' },
  { name: '.wh.gone', content: '' },
]);
const EMPTY = Buffer.alloc(1024);
const IMAGE: ImageSpec = { layers: [LOWER, UPPER, EMPTY, LOWER, UPPER], tags: ['demo:1'] };
const DIFF_IDS = IMAGE.layers.map((layer) => `sha256:${sha256(layer)}`);

/** What Docker with containerd's store sends: packed layers under the digests that they have so. */
function packedArchive(image: ImageSpec): ImageFiles {
  const files = ociLayout(image, 'gzip');
  const find = (type: string) =>
    [...files].flatMap(([name, bytes]) =>
      Buffer.isBuffer(bytes) && bytes.includes(type) ? [[name, bytes] as const] : [],
    );
  const [[, manifest = Buffer.alloc(0)] = []] = find('"layers":');
  const { config, layers } = JSON.parse(manifest.toString());
  const name = ({ digest }: { digest: string }) => `blobs/${digest.replace(':', '/')}`;
  return files.set('manifest.json', json([{ Config: name(config), RepoTags: null, Layers: layers.map(name) }]));
}

const LAYOUTS = {
  'Docker up to 24': oldDockerArchive,
  'Docker from 25': newDockerArchive,
  "Docker with containerd's store": packedArchive,
  podman: podmanArchive,
};

async function read(
  bytes: Buffer,
  { size = 777, limits = {} as Partial<Limits>, verify = true, diffIds = DIFF_IDS } = {},
) {
  const taken = new ImageExport('docker:demo', READER, { ...DEFAULT_LIMITS, ...limits }, verify);
  for (let at = 0; at < bytes.length; at += size) await taken.write(bytes.subarray(at, at + size));
  return treeLines(squash(await taken.end(diffIds)));
}

describe('an image as a daemon sends it', () => {
  for (const [name, layout] of Object.entries(LAYOUTS)) {
    it(`is read in one pass, as ${name} writes it, in pieces of any size`, async () => {
      for (const size of [100, 512, 4096, 1 << 20]) {
        assert.deepEqual(await read(archive(layout(IMAGE)), { size }), ['file 644 /motd "new"']);
      }
    });
  }

  it('is held against the digests that the daemon names, unless told otherwise', async () => {
    const bytes = archive(oldDockerArchive(IMAGE));
    const diffIds = [`sha256:${'0'.repeat(64)}`, ...DIFF_IDS.slice(1)];
    await assert.rejects(read(bytes, { diffIds }), {
      name: 'EnvironmentError',
      message: /is damaged: the digest of its layer/,
    });
    assert.deepEqual(await read(bytes, { diffIds, verify: false }), ['file 644 /motd "new"']);
    await assert.rejects(read(bytes, { diffIds: [] }), {
      message: /has 5 layers, and the daemon says that there are 0/,
    });
  });

  it('holds packed layers against their names', async () => {
    const files = packedArchive(IMAGE);
    const renamed = new Map([...files].map(([name, bytes]) => [name.replace(/(.{6})$/, '$1'), bytes] as const));
    const [layer = ''] = [...files].flatMap(([name, bytes]) =>
      Buffer.isBuffer(bytes) && bytes[0] === 0x1f ? [name] : [],
    );
    const other = `${layer.slice(0, -1)}${layer.endsWith('0') ? '1' : '0'}`;
    renamed.set(other, renamed.get(layer) ?? Buffer.alloc(0));
    const manifest = String(renamed.get('manifest.json')).replaceAll(layer, other);
    renamed.set('manifest.json', Buffer.from(manifest));
    await assert.rejects(read(archive(renamed)), { message: /is damaged: the digest of its layer blobs/ });
  });

  it('that ends early, or lacks a part, is refused', async () => {
    const bytes = archive(podmanArchive(IMAGE));
    await assert.rejects(read(bytes.subarray(0, 1200)), { message: /tar ends inside/ });
    const without = (name: RegExp) => archive(new Map([...podmanArchive(IMAGE)].filter(([file]) => !name.test(file))));
    await assert.rejects(read(without(/manifest/)), { message: 'docker:demo was sent without its manifest.json' });
    await assert.rejects(read(without(new RegExp(sha256(UPPER)))), { message: /was sent without its layer/ });
  });

  it('keeps to the limits', async () => {
    const bytes = archive(podmanArchive(IMAGE));
    await assert.rejects(read(bytes, { limits: { entries: 3 } }), { message: /holds too many entries/ });
    await assert.rejects(read(bytes, { limits: { manifest: 10 } }), { message: /has too large a manifest/ });
    await assert.rejects(read(bytes, { limits: { layer: 600 } }), { message: /unpacks to too many bytes/ });
  });
});
