import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { FileVisitor } from '../../../src/model/files.js';
import { type Blob, FileBlob } from '../../../src/providers/image/blob.js';
import { type LayerDigests, LayerSink, readLayer } from '../../../src/providers/image/layer-reader.js';
import { DEFAULT_LIMITS, EntryBudget, type Limits } from '../../../src/providers/image/limits.js';
import { hasZstd, type Packing, pack, sha256 } from '../../support/image.js';
import { memoryFile } from '../../support/memory-file.js';
import { pendingUnless } from '../../support/pending.js';
import { noRejectionIsMissed } from '../../support/rejections.js';
import { buildTar } from '../../support/tar.js';
import { READER } from '../../support/visitor.js';

const TAR = buildTar([
  { name: 'etc/', type: '5', mode: 0o755 },
  { name: 'etc/hosts', content: '127.0.0.1' },
  { name: 'etc/link', type: '2', link: 'hosts' },
  { name: 'big', content: 'x'.repeat(20_000) },
]);
const FILES = [
  ['/etc', undefined],
  ['/etc/hosts', '127.0.0.1'],
  ['/etc/link', undefined],
  ['/big', 'x'.repeat(20_000)],
];

interface Reading {
  readonly digests?: LayerDigests;
  readonly visitor?: FileVisitor;
  readonly limits?: Partial<Limits>;
  readonly verify?: boolean;
}

/** What is in the layer, as path and value. `streamed`: it can only be read from its start. */
async function read(bytes: Uint8Array, { digests = {}, visitor = READER, limits, verify }: Reading, streamed = false) {
  const file = new FileBlob('a.layer', memoryFile(bytes));
  const blob: Blob = streamed ? { name: file.name, size: file.size, stream: () => file.stream() } : file;
  const budget = new EntryBudget({ ...DEFAULT_LIMITS, ...limits });
  const { entries } = await readLayer(blob, digests, visitor, budget, verify);
  return entries.map(({ path, node }) => [path, node.value]);
}

/** The same through a sink that gets pieces of these sizes, over and over. */
async function sunk(bytes: Uint8Array, sizes: readonly number[], digests: LayerDigests = {}) {
  const sink = new LayerSink('a.layer', digests, READER, new EntryBudget(DEFAULT_LIMITS));
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    sink.write(bytes.subarray(at, at + size));
    await sink.ready();
    at += size;
  }
  return (await sink.end()).entries.map(({ path, node }) => [path, node.value]);
}

function both(packing: Packing): LayerDigests {
  return { stored: `sha256:${sha256(pack(TAR, packing))}`, diffId: `sha256:${sha256(TAR)}` };
}

describe('a layer', () => {
  noRejectionIsMissed();

  it('is read the same way by hopping and as a stream, packed or not', async () => {
    assert.deepEqual(await read(TAR, {}), FILES);
    assert.deepEqual(await read(TAR, {}, true), FILES);
    assert.deepEqual(await read(TAR, { digests: both('none') }), FILES);
    assert.deepEqual(await read(pack(TAR, 'gzip'), { digests: both('gzip') }), FILES);
  });

  it('may be packed with zstd', async function () {
    pendingUnless(this, hasZstd(), 'nothing here writes zstd');
    assert.deepEqual(await read(pack(TAR, 'zstd'), { digests: both('zstd') }), FILES);
  });

  it('may be of no bytes, or hold nothing', async () => {
    assert.deepEqual(await read(Buffer.alloc(0), {}, true), []);
    assert.deepEqual(await read(buildTar([]), {}), []);
    assert.deepEqual(await read(gzipSync(buildTar([])), {}), []);
  });

  it('is not taken for something else where it comes in short pieces', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Packing>('none', 'gzip'),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 }),
        async (packing, sizes) => {
          assert.deepEqual(await sunk(pack(TAR, packing), [1, ...sizes, 4000], both(packing)), FILES);
        },
      ),
      { numRuns: 25 },
    ));

  it('is read whole only where its digest is asked for', async () => {
    const bytes = buildTar([{ name: 'a', content: Buffer.alloc(1_000_000) }]);
    const visitor: FileVisitor = { ...READER, select: () => 'none' };
    const wrong = { diffId: `sha256:${sha256(TAR)}` };
    assert.equal((await read(bytes, { digests: wrong, visitor })).length, 1);
    assert.equal(
      (await read(bytes, { digests: { ...wrong, stored: wrong.diffId }, visitor, verify: false })).length,
      1,
    );
    await assert.rejects(read(bytes, { digests: wrong, visitor, verify: true }), {
      name: 'EnvironmentError',
      message: `layer a.layer (unpacked) is damaged: its digest is sha256:${sha256(bytes)}, expected ${wrong.diffId}`,
      advice: 'Save or pull the image again.',
    });
  });

  it('is not what its manifest names, told even where it can be unpacked', async () => {
    const stored = `sha256:${sha256(TAR)}`;
    const bytes = gzipSync(TAR);
    await assert.rejects(read(bytes, { digests: { stored } }), {
      message: `layer a.layer is damaged: its digest is sha256:${sha256(bytes)}, expected ${stored}`,
    });
  });

  it('explains by its digest why it cannot be unpacked to the end', async () => {
    const bytes = gzipSync(TAR);
    const cut = bytes.subarray(0, -20);
    await assert.rejects(read(cut, { digests: both('gzip') }), {
      message: /^layer a\.layer is damaged: its digest is /,
    });
    await assert.rejects(read(cut, {}), {
      name: 'EnvironmentError',
      message: 'a.layer is damaged or incomplete: unexpected end of file',
      advice: 'Save or copy it again.',
    });
  });

  it('says where it is cut when it is not packed', async () => {
    for (const streamed of [false, true]) {
      await assert.rejects(read(TAR.subarray(0, 3000), {}, streamed), {
        name: 'EnvironmentError',
        message: 'a.layer is damaged or incomplete: tar ends inside "big", 19560 bytes short at byte 3000',
      });
    }
  });

  it('is a tar, or refused', async () => {
    const text = Buffer.from('no tar at all\n'.repeat(100));
    const error = { name: 'EnvironmentError', message: 'a.layer is not a tar archive', advice: /the file you mean/ };
    await assert.rejects(read(text, {}), error);
    await assert.rejects(read(text, {}, true), error);
    await assert.rejects(read(gzipSync(text), {}), error);
  });

  it('may not be packed with what no specification allows, which is said when the sink is asked', async () => {
    const sink = new LayerSink('a.layer', {}, READER, new EntryBudget(DEFAULT_LIMITS));
    sink.write(Buffer.from('BZh91AY&SY'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    const error = {
      name: 'EnvironmentError',
      message: 'a.layer is compressed with bzip2, which no image specification allows',
      advice: 'Unpack it, or save the image again with gzip or zstd.',
    };
    await assert.rejects(sink.ready(), error);
    await assert.rejects(sink.end(), error);
  });

  it('may not pass the limits', async () => {
    await assert.rejects(read(gzipSync(TAR), { limits: { layer: 10_000 } }), {
      name: 'EnvironmentError',
      message: 'a.layer: unpacks to too many bytes (limit layer=10000)',
      advice: 'If you trust this file, raise the limit with --limit layer=NUMBER.',
    });
    for (const streamed of [false, true]) {
      await assert.rejects(read(TAR, { limits: { entries: 3 } }, streamed), {
        message: 'a.layer: holds too many entries (limit entries=3)',
      });
    }
  });

  it('tells the visitor of a wanted file that cannot be read', async () => {
    const bytes = buildTar([
      { name: 'sparse', type: 'S', content: 'x' },
      { name: 'f', content: 'y' },
    ]);
    for (const streamed of [false, true]) {
      assert.deepEqual(await read(bytes, {}, streamed), [
        ['/sparse', 'unreadable: /sparse: a sparse file, whose pieces are not put together'],
        ['/f', 'y'],
      ]);
    }
  });

  it('lets out what goes wrong in a visitor as damage of the layer, packed or not', async () => {
    const visitor: FileVisitor = {
      ...READER,
      select: () => {
        throw new Error('odd');
      },
    };
    const error = { name: 'EnvironmentError', message: 'a.layer is damaged or incomplete: odd' };
    await assert.rejects(read(TAR, { visitor }), error);
    await assert.rejects(read(gzipSync(TAR), { visitor }), error);
  });
});
