import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { RpmFormatError, RpmHeader, Tag } from '../../../src/formats/rpm/header.js';
import { headerBlob, packageHeader } from '../../support/rpm/header.js';

const ALL_TAGS = Object.values(Tag);

/** What every getter gives, or that it threw the documented error. */
function readAll(blob: Uint8Array): void {
  const attempt = (read: () => unknown) => {
    try {
      read();
    } catch (error) {
      assert.ok(error instanceof RpmFormatError, String(error));
    }
  };
  attempt(() => {
    const header = new RpmHeader(blob);
    for (const tag of ALL_TAGS) {
      for (const getter of ['string', 'strings', 'stringRegion', 'number', 'numbers', 'chars'] as const) {
        attempt(() => header[getter](tag));
      }
    }
  });
}

describe('rpm header', () => {
  it('gives the values of its tags', () => {
    const header = new RpmHeader(
      packageHeader({ name: 'bash', epoch: 2, files: ['/bin/sh', '/bin/bash'], states: [0, 1] }),
    );
    assert.equal(header.string(Tag.name), 'bash');
    assert.equal(header.number(Tag.epoch), 2);
    assert.deepEqual(header.strings(Tag.baseNames), ['sh', 'bash']);
    assert.deepEqual([...header.numbers(Tag.directoryIndexes)], [0, 0]);
    assert.deepEqual([...header.chars(Tag.fileStates)], [0, 1]);
  });

  it('tells what is absent from what is there', () => {
    const header = new RpmHeader(packageHeader({ name: 'bash' }));
    assert.equal(header.string(Tag.vendor), undefined);
    assert.equal(header.number(Tag.epoch), undefined);
    assert.deepEqual(header.strings(Tag.provideName), []);
    assert.equal(header.chars(Tag.fileStates).length, 0);
  });

  it('gives the first of translated strings, and empty ones among others', () => {
    const header = new RpmHeader(
      headerBlob([
        [Tag.vendor, { type: 'i18n', value: ['English', 'Deutsch'] }],
        [Tag.provideName, { type: 'strings', value: ['', 'ä', ''] }],
      ]),
    );
    assert.equal(header.string(Tag.vendor), 'English');
    assert.deepEqual(header.strings(Tag.provideName), ['', 'ä', '']);
  });

  it('prefers what was added at installation to what the region says', () => {
    const header = new RpmHeader(
      headerBlob([
        [Tag.vendor, { type: 'string', value: 'built' }],
        [Tag.vendor, { type: 'string', value: 'installed' }],
      ]),
    );
    assert.equal(header.string(Tag.vendor), 'installed');
  });

  it('refuses counts that its blob cannot hold, without allocating for them', () => {
    const blob = packageHeader({ name: 'bash' });
    for (const [offset, value] of [
      [0, 0xffffffff],
      [0, 0],
      [4, 0xffffffff],
    ] as const) {
      const copy = Buffer.from(blob);
      copy.writeUInt32BE(value, offset);
      assert.throws(() => new RpmHeader(copy), { name: 'RpmFormatError', message: /index entries and \d+ bytes/ });
    }
    assert.throws(() => new RpmHeader(blob.slice(0, 7)), /a header of only 7 bytes/);
  });

  it('refuses values that lie about their type, place or number', () => {
    const header = (change: (entry: Buffer) => void) => {
      const blob = Buffer.from(
        headerBlob([
          [Tag.baseNames, { type: 'strings', value: ['a', 'b'] }],
          [Tag.directoryIndexes, { type: 'int32', value: [0, 0] }],
        ]),
      );
      change(blob.subarray(8));
      return new RpmHeader(blob);
    };
    const names = (h: RpmHeader) => () => h.strings(Tag.baseNames);
    const numbers = (h: RpmHeader) => () => h.numbers(Tag.directoryIndexes);
    assert.throws(
      names(header((e) => e.writeUInt32BE(0xffffffff, 12))),
      /4294967295 strings, but only \d+ end in time/,
    );
    assert.throws(names(header((e) => e.writeUInt32BE(0xfffffff0, 8))), /but only 0 end in time/);
    assert.throws(names(header((e) => e.writeUInt32BE(4, 4))), /type 4, a string expected/);
    assert.throws(numbers(header((e) => e.writeUInt32BE(0x7fffffff, 28))), /tag 1116 takes \d+ bytes at offset/);
    assert.throws(numbers(header((e) => e.writeUInt32BE(6, 20))), /type 6, a number expected/);
    assert.throws(() => header((e) => e.writeUInt32BE(6, 20)).chars(Tag.directoryIndexes), /bytes expected/);
  });

  it('throws nothing but its own error, whatever is changed', () => {
    const sound = packageHeader({ name: 'bash', epoch: 1, files: ['/bin/sh'], states: [0], provides: ['sh', 'bash'] });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(sound.length),
        (changes, length) => {
          const blob = sound.slice(0, length);
          for (const [at, byte] of changes) blob[at] = byte;
          readAll(blob);
        },
      ),
      { numRuns: 1000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), readAll));
  });
});
