import assert from 'node:assert/strict';
import { isRandom, withoutRandom } from '../../src/redaction/entropy.js';
import { ALPHABETS, randomText } from '../support/secrets/random.js';

/** The share of random words that is known for random. */
function found(alphabet: string, length: number): number {
  const words = Array.from({ length: 500 }, (_, at) => randomText(`${alphabet}${length}${at}`, length, alphabet));
  return words.filter(isRandom).length / words.length;
}

describe('isRandom', () => {
  it('knows most keys of 32 characters, and nearly all longer ones', () => {
    for (const alphabet of [ALPHABETS.word, ALPHABETS.url, ALPHABETS.base64]) {
      assert.ok(found(alphabet, 32) > 0.85);
      assert.ok(found(alphabet, 64) > 0.95);
    }
  });

  it('takes no digest for a key', () => {
    assert.equal(found(ALPHABETS.hex, 64), 0);
    assert.equal(found(ALPHABETS.hex, 40), 0);
  });

  it('takes no name for a key', () => {
    for (const name of [
      'getElementsByTagNameAndClassNameNS2',
      'OPENSSL_init_crypto_library_v3_0_0',
      'Windows1252EncoderDecoderTable',
      '_ZNKSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEE4findEPKcmm',
      'AAAAB3NzaC1yc2EAAAADAQABAAABgQC7',
      'MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBa',
      '20240101T000000Z-20250101T000000Z',
    ]) {
      assert.equal(isRandom(name), false, name);
    }
  });
});

describe('withoutRandom', () => {
  const key = randomText('a key', 40, ALPHABETS.base64);

  it('takes out only what is random', () => {
    assert.equal(
      withoutRandom(`a ${key} b`, () => '#'),
      'a # b',
    );
    assert.equal(
      withoutRandom(`X=${key}==`, () => '#'),
      'X=#',
    );
    assert.equal(
      withoutRandom('nothing of the kind in here', () => '#'),
      'nothing of the kind in here',
    );
  });

  it('leaves digests that say what they are, and parts of paths', () => {
    for (const text of [`sha512-${key}==`, `SHA256:${key}`, `/nix/store/${key}`, `chunk.${key}`]) {
      assert.equal(
        withoutRandom(text, () => '#'),
        text,
      );
    }
  });
});
