import assert from 'node:assert/strict';
import fc from 'fast-check';
import { imageIndexBytes, imagePackages } from '../../../src/formats/java/image.js';
import { jimageIndex } from '../../support/jimage.js';

const packages = ['java/lang', 'javax/script', 'java/util'];

describe('imagePackages', () => {
  it('reads the packages of both orders of bytes', () => {
    for (const little of [true, false]) {
      const index = jimageIndex(packages, little);
      assert.equal(imageIndexBytes(index), index.length);
      assert.deepEqual(imagePackages(index), [...packages].sort());
    }
  });

  it('says nothing of what is damaged or anything else, and never throws', () => {
    assert.equal(imageIndexBytes(Buffer.from('no image, and longer than a header')), undefined);
    const index = jimageIndex(packages);
    assert.deepEqual(imagePackages(index.subarray(0, index.length - 1)), []);
    fc.assert(
      fc.property(fc.nat(index.length - 1), fc.nat(255), (at, byte) => {
        const bytes = Buffer.from(index);
        bytes[at] = byte;
        assert.ok(Array.isArray(imagePackages(bytes)));
      }),
    );
  });
});
