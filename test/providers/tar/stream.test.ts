import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TarEntry } from '../../../src/providers/tar/entries.js';
import { TarError } from '../../../src/providers/tar/header.js';
import { hopTar } from '../../../src/providers/tar/hop.js';
import { TarStream } from '../../../src/providers/tar/stream.js';
import { memoryFile } from '../../support/memory-file.js';
import { buildTar, type TarSpec } from '../../support/tar.js';

type Read = { readonly entry: TarEntry; readonly data: string };

/** What comes out of a stream that is fed in pieces of these sizes, over and over; the error's name where it fails. */
function stream(bytes: Uint8Array, sizes: readonly number[]): { files: Read[]; error?: string } {
  const files: Read[] = [];
  const tar = new TarStream((entry) => {
    const chunks: Uint8Array[] = [];
    const keep = () => files.push({ entry, data: Buffer.concat(chunks).toString('latin1') });
    return { write: (chunk) => chunks.push(Buffer.from(chunk)), end: keep };
  });
  try {
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const size = sizes[turn % sizes.length] ?? 1;
      tar.write(bytes.subarray(at, at + size));
      at += size;
    }
    tar.end();
    return { files };
  } catch (error) {
    assert.ok(error instanceof TarError, String(error));
    return { files, error: error.name };
  }
}

function hop(bytes: Uint8Array): { files: Read[]; error?: string } {
  const files: Read[] = [];
  const file = memoryFile(bytes);
  try {
    for (const { entry, offset } of hopTar(file)) {
      files.push({ entry, data: Buffer.from(file.read(offset, entry.size)).toString('latin1') });
    }
    return { files };
  } catch (error) {
    assert.ok(error instanceof TarError, String(error));
    return { files, error: error.name };
  }
}

const name = fc.oneof(fc.string({ minLength: 1, maxLength: 99 }), fc.string({ minLength: 101, maxLength: 300 }));
const spec: fc.Arbitrary<TarSpec> = fc.record(
  {
    name: name.map((text) => text.replaceAll('\0', '0')),
    content: fc.string({ maxLength: 1500 }),
    type: fc.constantFrom('0', '1', '2', '5', '7', 'V', 'S', 'x', 'g', 'L', 'Z'),
    link: fc.string({ maxLength: 200 }),
    pax: fc.dictionary(fc.constantFrom('path', 'size', 'linkpath', 'uid', 'GNU.sparse.major'), fc.string()),
    gnuLong: fc.boolean(),
  },
  { requiredKeys: ['name'] },
);
const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 5 });

describe('a tar that streams by', () => {
  it('gives the same in any pieces, and the same as hopping', () => {
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 6 }), sizes, fc.integer({ min: 0, max: 2 }), (specs, pieces, end) => {
        const bytes = buildTar(specs, end);
        const hopped = hop(bytes);
        const streamed = stream(bytes, pieces);
        assert.equal(streamed.error, hopped.error);
        assert.deepEqual(streamed.files, stream(bytes, [1 << 20]).files);
        if (hopped.error === undefined) assert.deepEqual(streamed.files, hopped.files);
      }),
    );
  });

  it('throws nothing but its own error when bytes are changed, cut or made up, as hopping does', () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(
        fc.array(spec, { maxLength: 4 }),
        fc.array(change),
        fc.nat(),
        sizes,
        (specs, changes, cut, pieces) => {
          const whole = buildTar(specs);
          for (const [at, value] of changes) whole[at % whole.length] = value;
          const bytes = whole.subarray(0, whole.length - (cut % whole.length));
          assert.equal(stream(bytes, pieces).error, hop(bytes).error);
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 3000 }),
        sizes,
        (bytes, pieces) => stream(bytes, pieces).files.length >= 0,
      ),
    );
  });

  it('shows files without data too, and ends each once', () => {
    const { files } = stream(buildTar([{ name: 'empty' }, { name: 'full', content: 'x' }]), [512]);
    assert.deepEqual(
      files.map(({ entry, data }) => [entry.name, data]),
      [
        ['empty', ''],
        ['full', 'x'],
      ],
    );
  });

  it('passes over what lies behind the mark of the end', () => {
    const bytes = Buffer.concat([buildTar([{ name: 'a' }]), Buffer.from('no header at all')]);
    assert.equal(stream(bytes, [100]).error, undefined);
  });

  it('names the entry in which it is cut', () => {
    const tar = new TarStream(() => undefined);
    tar.write(buildTar([{ name: 'cut', content: 'x'.repeat(600) }]).subarray(0, 600));
    assert.throws(() => tar.end(), { message: 'tar ends inside "cut", 512 bytes short at byte 600' });
  });
});
