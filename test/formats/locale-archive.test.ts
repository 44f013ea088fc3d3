import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { localeNames, parseLocaleNames } from '../../src/formats/locale-archive.js';

/** The header of an archive whose names lie at `offset`. */
function header(offset: number, length: number, magic = 0xde020109): Uint8Array {
  const bytes = Buffer.alloc(56);
  bytes.writeUInt32LE(magic, 0);
  bytes.writeUInt32LE(offset, 20);
  bytes.writeUInt32LE(length, 24);
  return bytes;
}

describe('an archive of locales', () => {
  it('says where its names are', () => {
    assert.deepEqual(localeNames(header(1000, 20)), { offset: 1000, length: 20 });
  });

  it('is none with another beginning, too short, or with names without end', () => {
    assert.equal(localeNames(header(1000, 20, 1)), undefined);
    assert.equal(localeNames(header(1000, 20).subarray(0, 40)), undefined);
    assert.equal(localeNames(header(1000, 0xffffffff)), undefined);
  });

  it('has names that end in zeros', () => {
    const bytes = Buffer.from('de_DE.utf8\0C.utf8\0de_DE.utf8\0\0\x01\x02');
    assert.deepEqual(parseLocaleNames(bytes), ['C.utf8', 'de_DE.utf8']);
  });

  it('never makes a name of what is none', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        for (const name of parseLocaleNames(bytes)) assert.match(name, /^[\w.@-]+$/);
        localeNames(bytes);
      }),
    );
  });
});
