import assert from 'node:assert/strict';
import { perlOfFeatures } from '../../../src/formats/perl/features.js';

describe('perlOfFeatures', () => {
  it('is the Perl that knows all of them', () => {
    assert.equal(perlOfFeatures("'try'"), '5.34.0');
    assert.equal(perlOfFeatures('qw(say class signatures)'), '5.38.0');
    assert.equal(perlOfFeatures("':5.36'"), '5.36.0');
  });

  it('is none where none is known', () => {
    assert.equal(perlOfFeatures("'nothing'"), undefined);
    assert.equal(perlOfFeatures("':all'"), undefined);
  });
});
