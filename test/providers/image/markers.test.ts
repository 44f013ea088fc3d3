import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../../../src/providers/image/limits.js';
import { markers } from '../../../src/providers/image/markers.js';
import { archive, newDockerArchive, ociLayout, oldDockerArchive, pack, podmanArchive } from '../../support/image.js';
import { memoryFile } from '../../support/memory-file.js';
import { buildTar } from '../../support/tar.js';

const LAYER = buildTar([
  { name: 'etc/', type: '5' },
  { name: 'etc/hosts', content: 'x' },
]);
const IMAGE = { layers: [LAYER] };

async function found(bytes: Buffer, limits = DEFAULT_LIMITS): Promise<string[]> {
  return [...(await markers('a.tar', memoryFile(bytes), limits))].sort();
}

describe('marks of an image in an archive', () => {
  it('tell each layout', async () => {
    assert.deepEqual(await found(archive(oldDockerArchive(IMAGE))), ['manifest.json']);
    assert.deepEqual(await found(archive(podmanArchive(IMAGE))), ['manifest.json']);
    assert.deepEqual(await found(archive(ociLayout(IMAGE, 'gzip'))), ['index.json', 'oci-layout']);
    assert.deepEqual(await found(archive(newDockerArchive(IMAGE))), ['index.json', 'manifest.json', 'oci-layout']);
  });

  it('are found in a packed archive too', async () => {
    assert.deepEqual(await found(pack(archive(ociLayout(IMAGE, 'none')), 'gzip')), ['index.json', 'oci-layout']);
  });

  it('count at the top only, whatever way their names are written', async () => {
    assert.deepEqual(await found(buildTar([{ name: 'app/manifest.json' }, { name: 'manifest.json.orig' }])), []);
    assert.deepEqual(await found(buildTar([{ name: './manifest.json' }])), ['manifest.json']);
    assert.deepEqual(await found(buildTar([{ name: '/a/../oci-layout' }])), ['oci-layout']);
  });

  it('are not looked for behind the first entry of a root filesystem', async () => {
    const root = buildTar([{ name: './etc/', type: '5' }, { name: 'manifest.json' }]);
    assert.deepEqual(await found(root), []);
    const cut = Buffer.concat([LAYER.subarray(0, 512), Buffer.from('damaged'.repeat(100))]);
    assert.deepEqual(await found(cut), []);
  });

  it('are none in an archive without entries', async () => {
    assert.deepEqual(await found(buildTar([])), []);
  });

  it('are not taken from what is damaged', async () => {
    const bytes = archive(podmanArchive(IMAGE));
    await assert.rejects(found(bytes.subarray(0, 700)), { name: 'TarError' });
    await assert.rejects(found(pack(bytes, 'gzip').subarray(0, 100)), {
      name: 'EnvironmentError',
      message: 'a.tar is damaged or incomplete: unexpected end of file',
      advice: 'Save or copy it again.',
    });
  });

  it('are not looked for in more entries than the limit', async () => {
    const bytes = buildTar([{ name: 'x' }, { name: 'y' }, { name: 'z' }]);
    const few = { ...DEFAULT_LIMITS, entries: 2 };
    const error = {
      name: 'EnvironmentError',
      message: 'a.tar: holds too many entries (limit entries=2)',
      advice: 'If you trust this file, raise the limit with --limit entries=NUMBER.',
    };
    await assert.rejects(found(bytes, few), error);
    await assert.rejects(found(pack(bytes, 'gzip'), few), error);
  });

  it('are the same packed and unpacked, whatever else is there', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom<string[]>('manifest.json', 'oci-layout', 'index.json', 'a/index.json', 'x', 'etc/hosts'),
        ),
        async (names) => {
          const bytes = buildTar(names.map((name) => ({ name, content: name })));
          const plain = await found(bytes);
          if (!names.includes('etc/hosts')) assert.deepEqual(await found(pack(bytes, 'gzip')), plain);
          for (const name of plain) assert.ok(names.includes(name));
        },
      ),
      { numRuns: 30 },
    ));
});
