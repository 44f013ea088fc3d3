import assert from 'node:assert/strict';
import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { compressionOf, decompressor } from '../../../src/providers/image/decompress.js';
import { hasZstd, pack } from '../../support/image.js';
import { pendingUnless } from '../../support/pending.js';

/** Unpacks bytes that come in pieces of this size. */
async function unpack(bytes: Uint8Array, piece: number, check?: (chunk: Uint8Array) => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const unpacking = await decompressor(compressionOf(bytes), 'file', (chunk) => {
    check?.(chunk);
    chunks.push(Buffer.from(chunk));
  });
  for (let at = 0; at < bytes.length; at += piece) {
    unpacking.write(bytes.subarray(at, at + piece));
    await unpacking.ready();
  }
  await unpacking.end();
  return Buffer.concat(chunks);
}

const SAMPLE = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * at) >>> 11));

describe('compression', () => {
  it('is told by the first bytes', () => {
    const cases: Readonly<Record<string, readonly number[]>> = {
      gzip: [0x1f, 0x8b, 8],
      zstd: [0x28, 0xb5, 0x2f, 0xfd],
      bzip2: [0x42, 0x5a, 0x68],
      xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0],
      none: [0x75, 0x73],
    };
    for (const [name, head] of Object.entries(cases)) assert.equal(compressionOf(Uint8Array.from(head)), name);
    assert.equal(compressionOf(Uint8Array.of(0x53, 0x2a, 0x4d, 0x18)), 'zstd');
    assert.equal(compressionOf(new Uint8Array()), 'none');
  });

  it('is undone for gzip, of several members too, in any pieces', async () => {
    const members = Buffer.concat([gzipSync(SAMPLE.subarray(0, 1_500_000)), gzipSync(SAMPLE.subarray(1_500_000))]);
    for (const piece of [1000, 65_536, 10_000_000]) assert.ok((await unpack(members, piece)).equals(SAMPLE));
  });

  it('is undone for zstd, skippable frames and several frames too', async function () {
    pendingUnless(this, hasZstd(), 'neither this Node nor a zstd command packs zstd');
    const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    const frames = [pack(SAMPLE.subarray(0, 1_500_000), 'zstd'), pack(SAMPLE.subarray(1_500_000), 'zstd')];
    for (const piece of [1000, 65_536, 10_000_000]) {
      assert.ok((await unpack(Buffer.concat(frames), piece)).equals(SAMPLE), `frames in pieces of ${piece}`);
      assert.ok((await unpack(Buffer.concat([skippable, ...frames]), piece)).equals(SAMPLE), `skippable, ${piece}`);
    }
  });

  it('leaves bytes alone that are not packed', async () => {
    assert.ok((await unpack(SAMPLE, 100_000)).equals(SAMPLE));
  });

  it('is refused by name where no image has it', async () => {
    await assert.rejects(
      decompressor('xz', 'layer', () => undefined),
      { message: /^layer is compressed with xz/ },
    );
  });

  it('gives chunks that stay as they are', async function () {
    pendingUnless(this, hasZstd(), 'neither this Node nor a zstd command packs zstd');
    for (const packing of ['gzip', 'zstd'] as const) {
      const kept: Uint8Array[] = [];
      await unpack(pack(SAMPLE, packing), 30_000, (chunk) => kept.push(chunk));
      assert.ok(Buffer.concat(kept).equals(SAMPLE), packing);
    }
  });

  it('fails where the data does, and with what the receiver throws', async () => {
    const packed = gzipSync(SAMPLE);
    await assert.rejects(unpack(packed.subarray(0, packed.length / 2), 10_000), /unexpected end of file/);
    await assert.rejects(unpack(Buffer.concat([packed.subarray(0, 20), deflateRawSync(SAMPLE)]), 10_000), {
      code: /^Z_/,
    });
    const refuse = () => {
      throw new Error('enough');
    };
    await assert.rejects(unpack(packed, 10_000, refuse), { message: 'enough' });
    await assert.rejects(unpack(SAMPLE, 10_000, refuse), { message: 'enough' });
  });

  it('ends for any bytes', async () => {
    const magic = fc.constantFrom([0x1f, 0x8b, 8], [0x28, 0xb5, 0x2f, 0xfd], [0x50, 0x2a, 0x4d, 0x18]);
    await fc.assert(
      fc.asyncProperty(
        magic,
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 100 }),
        async (head, rest, piece) => {
          await unpack(Uint8Array.from([...head, ...rest]), piece).catch((error: unknown) =>
            assert.ok(error instanceof Error),
          );
        },
      ),
    );
  });
});
