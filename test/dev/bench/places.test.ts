import assert from 'node:assert/strict';
import { layerBlobs } from '../../../src/dev/bench/places.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('layerBlobs', () => {
  const scratch = scratchDirectory();

  it('finds the layers of the first image', () => {
    scratch.write('index.json', JSON.stringify({ manifests: [{ digest: 'sha256:aa' }] }));
    scratch.write('blobs/sha256/aa', JSON.stringify({ layers: [{ digest: 'sha256:bb' }, { digest: 'sha256:cc' }] }));
    assert.deepEqual(layerBlobs(scratch.path()), [scratch.path('blobs/sha256/bb'), scratch.path('blobs/sha256/cc')]);
  });

  it('finds none where there is no layout', () => {
    assert.deepEqual(layerBlobs(scratch.path('nowhere')), []);
  });
});
