import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import type { FileVisitor, Storing } from '../../../src/model/files.js';
import { FileBlob } from '../../../src/providers/image/blob.js';
import { KeptLayers } from '../../../src/providers/image/kept-layers.js';
import type { Layer } from '../../../src/providers/image/layer.js';
import { LayerCache } from '../../../src/providers/image/layer-cache.js';
import { readLayer } from '../../../src/providers/image/layer-reader.js';
import { DEFAULT_LIMITS, EntryBudget } from '../../../src/providers/image/limits.js';
import { sha256 } from '../../support/image.js';
import { memoryFile } from '../../support/memory-file.js';
import { scratchDirectory } from '../../support/scratch.js';
import { buildTar } from '../../support/tar.js';
import { READER } from '../../support/visitor.js';

const TAR = buildTar([
  { name: 'a', content: 'one', mode: 0o755 },
  { name: 'link', type: '2', link: 'a' },
  { name: 'hard', type: '1', link: 'a' },
]);
const LAYER = {
  blob: new FileBlob('layer', memoryFile(TAR)),
  stored: `sha256:${sha256(TAR)}`,
  diffId: `sha256:${sha256(TAR)}`,
};

const plain = (key: string): Storing => ({ key, pack: (value) => [value], unpack: (data) => (data as unknown[])[0] });
const reader = (key: string): FileVisitor => ({ ...READER, storing: plain(key) });
const blind: FileVisitor = { ...READER, select: () => 'none', storing: plain('blind') };

const shown = ({ entries }: Layer) =>
  entries.map(({ path, type, mode, uid, gid, size, link, node }) => [
    path,
    type,
    mode,
    uid,
    gid,
    size,
    link,
    node.value,
    node.hole,
  ]);

describe('layers that were read before', () => {
  const { path } = scratchDirectory();
  let cache: LayerCache;
  beforeEach(() => {
    mkdirSync(path('layers'));
    cache = new LayerCache(path('layers'));
  });

  const kept = (rest: { limits?: typeof DEFAULT_LIMITS; verify?: boolean } = {}) =>
    new KeptLayers(cache, { limits: DEFAULT_LIMITS, verify: undefined, ...rest });
  const read = (visitor: FileVisitor) => readLayer(LAYER.blob, LAYER, visitor, new EntryBudget(DEFAULT_LIMITS), true);

  it('are what they were, with what the visitor kept', async () => {
    const visitor = reader('a');
    const layer = await read(visitor);
    assert.equal(kept().find(LAYER, visitor), undefined);
    kept().keep(LAYER, visitor, layer);
    const found = kept().find(LAYER, reader('a'));
    assert.ok(found !== undefined);
    assert.deepEqual(shown(found), shown(layer));
    assert.equal(found.entries[0]?.node.value, 'one');
  });

  it('are others for another visitor, other limits and another digest', async () => {
    kept().keep(LAYER, reader('a'), await read(reader('a')));
    assert.equal(kept().find(LAYER, reader('b')), undefined);
    assert.equal(kept({ limits: { ...DEFAULT_LIMITS, path: 1 } }).find(LAYER, reader('a')), undefined);
    assert.equal(kept().find({ ...LAYER, stored: `sha256:${sha256(Buffer.from('x'))}` }, reader('a')), undefined);
  });

  it('are read again where an image says of them what was not found', async () => {
    kept().keep(LAYER, reader('a'), await read(reader('a')));
    assert.equal(kept().find({ ...LAYER, diffId: `sha256:${'0'.repeat(64)}` }, reader('a')), undefined);
  });

  it('need not be read again for a visitor that wants none of their files', async () => {
    const layers = kept();
    layers.keep(LAYER, reader('a'), await read(reader('a')));
    const found = layers.find(LAYER, blind);
    assert.deepEqual(
      found?.entries.map((entry) => [entry.path, entry.node.value]),
      [
        ['/a', undefined],
        ['/link', undefined],
        ['/hard', undefined],
      ],
    );
    assert.equal(layers.find(LAYER, reader('b')), undefined);
  });

  it('are not kept unverified, nor without a digest, nor for a visitor that cannot store', async () => {
    const layer = await read(READER);
    kept({ verify: false }).keep(LAYER, reader('a'), layer);
    kept().keep({ ...LAYER, stored: undefined }, reader('a'), layer);
    kept().keep(LAYER, READER, layer);
    assert.equal(kept().find(LAYER, READER), undefined);
    assert.deepEqual(readdirSync(path('layers')), []);
  });

  it('are not taken from what is something else', async () => {
    const visitor = reader('a');
    kept().keep(LAYER, visitor, await read(visitor));
    const nonsense = { get: () => Buffer.from('nonsense'), set: () => undefined };
    const layers = new KeptLayers(nonsense as unknown as LayerCache, { limits: DEFAULT_LIMITS, verify: undefined });
    assert.equal(layers.find(LAYER, visitor), undefined);
  });
});
