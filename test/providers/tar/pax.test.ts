import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePax } from '../../../src/providers/tar/pax.js';
import { paxRecords } from '../../support/tar.js';

describe('pax records', () => {
  it('are read, the last of a key winning, an empty one taking it back', () => {
    const bytes = Buffer.concat([paxRecords({ path: 'a', mtime: '1.5' }), paxRecords({ path: 'b=c\nd', mtime: '' })]);
    assert.deepEqual(
      [...parsePax(bytes)],
      [
        ['path', 'b=c\nd'],
        ['mtime', undefined],
      ],
    );
  });

  it('keep bytes that are no UTF-8', () => {
    assert.equal(parsePax(paxRecords({ path: Buffer.from([0x61, 0xe9]) })).get('path'), 'a\\xe9');
  });

  it('end at the first that is malformed', () => {
    const good = paxRecords({ path: 'a' });
    for (const bad of ['x', '5 a=b', '99 a=b\n', '6 a=bc', '5 abc\n', '0 a=b\n', '3 =\n', '-4 a=\n', ' a=b\n']) {
      assert.deepEqual([...parsePax(Buffer.concat([good, Buffer.from(bad)])).keys()].slice(0, 1), ['path'], bad);
    }
  });

  it('come back as they were written, whatever they are', () => {
    const key = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/[=\\]/.test(text));
    const value = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('\\'));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(key, value), { selector: ([name]) => name }), (pairs) => {
        const records = Object.fromEntries(pairs);
        assert.deepEqual(new Map(parsePax(paxRecords(records))), new Map(Object.entries(records)));
      }),
    );
  });

  it('are read from any bytes without an error', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => parsePax(bytes).size >= 0));
  });
});
