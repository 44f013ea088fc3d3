import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { writeLarge } from '../../../src/dev/bench/large.js';
import { layerBlobs } from '../../../src/dev/bench/places.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('writeLarge', () => {
  const scratch = scratchDirectory();

  it('writes the root and layers of data above it, each under its digest', async () => {
    scratch.write('root/etc/os-release', 'ID=debian\n');
    await writeLarge(scratch.path('root'), scratch.path('layout'), 2, 1_000_000);
    const blobs = layerBlobs(scratch.path('layout'));
    assert.equal(blobs.length, 3);
    const texts = blobs.map((blob) => {
      const packed = readFileSync(blob);
      assert.ok(blob.endsWith(createHash('sha256').update(packed).digest('hex')));
      return gunzipSync(packed).toString('latin1');
    });
    assert.ok(texts[0]?.includes('./etc/os-release\0'));
    assert.ok(texts[2]?.includes('./srv/2/data\0'));
    assert.ok((texts[2]?.length ?? 0) > 1_000_000);
  });
});
