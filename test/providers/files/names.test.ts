import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeName, escapeSpelled } from '../../../src/providers/files/names.js';

/** The bytes that a decoded name stands for. */
function encode(name: string): Buffer {
  const parts = name.split(/(\\x(?:5c|[89a-f][0-9a-f]))/);
  return Buffer.concat(parts.map((part, at) => (at % 2 === 1 ? Buffer.from(part.slice(2), 'hex') : Buffer.from(part))));
}

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc
    .array(fc.constantFrom('\\', 'x', '5c', 'e9', '\\xe9', '\\x5c', 'é', '\ufffd'))
    .map((parts) => Buffer.from(parts.join(''))),
);

describe('file names', () => {
  it('are text where they are UTF-8', () => {
    assert.equal(decodeName(Buffer.from('naïve \u{1f600} \u202e')), 'naïve \u{1f600} \u202e');
    assert.equal(decodeName(new Uint8Array()), '');
  });

  it('show every byte that is no UTF-8', () => {
    assert.equal(decodeName(Buffer.from('caf\xe9-\xff\xfe', 'latin1')), 'caf\\xe9-\\xff\\xfe');
    assert.equal(decodeName(Uint8Array.of(0x61, 0xe2, 0x82)), 'a\\xe2\\x82');
    assert.equal(decodeName(Uint8Array.of(0xed, 0xa0, 0x80, 0xc3, 0xa9)), '\\xed\\xa0\\x80é');
  });

  it('do not confuse a byte with its spelling', () => {
    assert.equal(decodeName(Buffer.from('caf\\xe9')), 'caf\\x5cxe9');
    assert.equal(escapeSpelled('dev-disk\\x2dby'), 'dev-disk\\x2dby');
    assert.equal(escapeSpelled('\\x5c'), '\\x5cx5c');
  });

  it('can be turned back into the bytes, so that no two are the same', () => {
    fc.assert(fc.property(bytes, (name) => assert.deepEqual(encode(decodeName(name)), Buffer.from(name))));
  });
});
