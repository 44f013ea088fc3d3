import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { readBlob } from '../../../src/providers/image/blob.js';
import { DEFAULT_LIMITS, type Limits } from '../../../src/providers/image/limits.js';
import { squash } from '../../../src/providers/image/squash.js';
import { StreamedStore } from '../../../src/providers/image/streamed-store.js';
import { pack, sha256 } from '../../support/image.js';
import { memoryFile } from '../../support/memory-file.js';
import { buildTar, type TarSpec } from '../../support/tar.js';
import { TINY_TREE, tinyImage } from '../../support/tiny-image.js';
import { READER, treeLines } from '../../support/visitor.js';

function open(specs: readonly TarSpec[], limits: Partial<Limits> = {}): Promise<StreamedStore> {
  return StreamedStore.open('a.tgz', memoryFile(gzipSync(buildTar(specs))), { ...DEFAULT_LIMITS, ...limits });
}

const {
  layers: [first = Buffer.alloc(0), second = Buffer.alloc(0)],
} = tinyImage();
const OPTIONS = { limits: DEFAULT_LIMITS, verify: undefined };

describe('files of an image in a compressed archive', () => {
  it('are known by name and size, the JSON among them by content', async () => {
    const store = await open([
      { name: 'layer.tar', content: first },
      { name: './manifest.json', content: '[1]' },
      { name: 'same', type: '2', link: 'manifest.json' },
      { name: 'hard', type: '1', link: './manifest.json' },
      { name: 'loop', type: '2', link: 'loop' },
    ]);
    for (const name of ['manifest.json', 'same', 'hard']) {
      const file = store.file(name);
      assert.ok(file !== undefined);
      assert.equal(Buffer.from(await readBlob(file, 10)).toString(), '[1]');
    }
    const layer = store.file('layer.tar');
    assert.equal(layer?.size, first.length);
    assert.ok(layer !== undefined);
    await assert.rejects(readBlob(layer, 1e6), { message: 'a.tgz:layer.tar is not the JSON file that it should be' });
    assert.equal(store.file('loop'), undefined);
    assert.equal(store.file('missing'), undefined);
  });

  it('give the layers in one more pass, in the order in which they are wanted, each as often as it is', async () => {
    const store = await open([
      { name: 'two.tar', content: pack(second, 'gzip') },
      { name: 'one.tar', content: first },
      { name: 'again.tar', type: '2', link: 'one.tar' },
    ]);
    const names = ['one.tar', 'two.tar', 'again.tar', 'two.tar'];
    const wanted = names.map((name) => {
      const blob = store.file(name);
      assert.ok(blob !== undefined);
      return { blob, diffId: `sha256:${sha256(name === 'two.tar' ? second : first)}` };
    });
    const layers = await store.layers(wanted, READER, OPTIONS);
    assert.equal(layers.length, 4);
    assert.equal(layers[0], layers[2]);
    assert.deepEqual(treeLines(squash(layers)), TINY_TREE);
  });

  it('are held against their digests, unless nobody asks for it', async () => {
    const store = await open([{ name: 'one.tar', content: first }]);
    const blob = store.file('one.tar');
    assert.ok(blob !== undefined);
    const wanted = [{ blob, diffId: `sha256:${'0'.repeat(64)}` }];
    await assert.rejects(store.layers(wanted, READER, OPTIONS), {
      message: /^layer a\.tgz:one\.tar \(unpacked\) is damaged/,
    });
    assert.equal((await store.layers(wanted, READER, { ...OPTIONS, verify: false })).length, 1);
  });

  it('are an error where a layer is none', async () => {
    const store = await open([{ name: 'one.tar', content: 'text'.repeat(300) }]);
    const blob = store.file('one.tar');
    assert.ok(blob !== undefined);
    await assert.rejects(store.layers([{ blob }], READER, OPTIONS), { message: 'a.tgz:one.tar is not a tar archive' });
  });

  it('are as many, and hold as much JSON, as is allowed', async () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ name: `${at}.json`, content: `{"x":"${'y'.repeat(400)}"}` }));
    await assert.rejects(open(many, { entries: 10 }), { message: /^a\.tgz: holds too many entries/ });
    await assert.rejects(open(many, { manifest: 500 }), { message: /^a\.tgz: holds too much JSON/ });
    assert.ok(await open(many, { manifest: 5000 }));
  });
});
