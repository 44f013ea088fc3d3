import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pathKind } from '../../src/providers/path-kind.js';
import { hasZstd, pack } from '../support/image.js';
import { pendingUnless } from '../support/pending.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar, tarHeader } from '../support/tar.js';

const MARKS = ['manifest.json', 'oci-layout', 'index.json'] as const;
const IMAGE = buildTar([
  { name: 'x.tar', content: Buffer.alloc(5000, 1) },
  { name: './manifest.json', content: '[]' },
]);

describe('the kind of a path', () => {
  const { path, write } = scratchDirectory();

  async function marks(name: string, limits: Readonly<Record<string, number>> = {}): Promise<string[]> {
    const kind = await pathKind(path(name), { limits });
    return MARKS.filter((mark) => kind.has(mark));
  }

  it('is that of a directory, with the names in it', async () => {
    write('layout/oci-layout', '{}');
    const kind = await pathKind(path('layout'), {});
    assert.deepEqual(
      { path: kind.path, type: kind.type, head: kind.head.length },
      { path: path('layout'), type: 'directory', head: 0 },
    );
    assert.deepEqual(await marks('layout'), ['oci-layout']);
  });

  it('is that of a file, with its first 2048 bytes', async () => {
    write('text', 'x'.repeat(2100));
    const kind = await pathKind(path('text'), {});
    assert.equal(kind.type, 'file');
    assert.equal(Buffer.from(kind.head).toString(), 'x'.repeat(2048));
    assert.equal(kind.has('text'), false);
  });

  it('unpacks the first bytes of what is packed, also when the rest is missing', async () => {
    const head = tarHeader({ name: 'etc/', type: '5' });
    const random = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 2654435761) >>> 13));
    const packed = gzipSync(Buffer.concat([head, random]));
    for (const [name, bytes] of Object.entries({ whole: packed, cut: packed.subarray(0, 100_000) })) {
      writeFileSync(path(name), bytes);
      const kind = await pathKind(path(name), {});
      assert.deepEqual(Buffer.from(kind.head.subarray(0, head.length)), head, name);
    }
  });

  it('finds the marks of an image wherever in the archive they stand', async () => {
    writeFileSync(path('image.tar'), IMAGE);
    writeFileSync(path('image.tgz'), gzipSync(IMAGE));
    assert.deepEqual(await marks('image.tar'), ['manifest.json']);
    assert.deepEqual(await marks('image.tgz'), ['manifest.json']);
  });

  it('unpacks zstd too', async function () {
    pendingUnless(this, hasZstd(), 'neither this Node nor a zstd command packs zstd');
    writeFileSync(path('image.tar.zst'), pack(IMAGE, 'zstd'));
    assert.deepEqual(await marks('image.tar.zst'), ['manifest.json']);
  });

  it('asks nothing further of a root filesystem', async () => {
    writeFileSync(path('root.tar'), buildTar([{ name: 'etc/motd' }, { name: 'manifest.json' }]));
    assert.deepEqual(await marks('root.tar'), []);
  });

  it('takes an archive that cannot be read to its end, or not within the limits, for one without marks', async () => {
    writeFileSync(path('cut.tar'), IMAGE.subarray(0, 3000));
    writeFileSync(path('cut.tgz'), gzipSync(IMAGE).subarray(0, -4));
    writeFileSync(path('image.tar'), IMAGE);
    assert.deepEqual(await marks('cut.tar'), []);
    assert.deepEqual(await marks('cut.tgz'), []);
    assert.deepEqual(await marks('image.tar', { entries: 1 }), []);
  });

  it('cannot be told where nothing can be read, and says why', async () => {
    write('empty', '');
    writeFileSync(path('old.bz2'), 'BZh91AY');
    await assert.rejects(pathKind(path('missing'), {}), {
      name: 'EnvironmentError',
      message: `${path('missing')} cannot be read: no such file or directory`,
    });
    await assert.rejects(pathKind(path('empty'), {}), { message: `${path('empty')} is empty` });
    await assert.rejects(pathKind(path('old.bz2'), {}), {
      name: 'EnvironmentError',
      message: `${path('old.bz2')} is compressed with bzip2, which no image specification allows`,
      advice: 'Unpack it, or save the image again with gzip or zstd.',
    });
  });
});
