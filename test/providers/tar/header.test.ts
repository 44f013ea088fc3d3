import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeHeader, looksLikeTar, TarError } from '../../../src/providers/tar/header.js';
import { tarHeader } from '../../support/tar.js';

describe('tar header', () => {
  it('is decoded field by field', () => {
    const block = tarHeader({ name: 'etc/motd', mode: 0o104755, uid: 7, gid: 8, size: 9, type: '2', link: 'target' });
    assert.deepEqual(decodeHeader(block, 0), {
      name: 'etc/motd',
      mode: 0o4755,
      uid: 7,
      gid: 8,
      size: 9,
      type: '2',
      linkName: 'target',
      extended: false,
    });
  });

  it('takes the prefix of POSIX archives only', () => {
    assert.equal(decodeHeader(tarHeader({ name: 'b', prefix: 'a' }), 0)?.name, 'a/b');
    assert.equal(decodeHeader(tarHeader({ name: 'b', prefix: 'a', magic: 'gnu' }), 0)?.name, 'b');
    assert.equal(decodeHeader(tarHeader({ name: 'b', prefix: 'a', magic: 'v7' }), 0)?.name, 'b');
  });

  it('reads a name that fills its field', () => {
    assert.equal(decodeHeader(tarHeader({ name: 'n'.repeat(100) }), 0)?.name, 'n'.repeat(100));
  });

  it('takes the NUL of old archives for a file', () => {
    assert.equal(decodeHeader(tarHeader({ name: 'a', type: '\0' }), 0)?.type, '0');
  });

  it('reads numbers in base 256, negative owners as Linux keeps them', () => {
    const header = decodeHeader(
      tarHeader({ name: 'a', size: 2 ** 40, uid: -2, gid: 2 ** 31, base256: ['size', 'uid', 'gid'] }),
      0,
    );
    assert.equal(header?.size, 2 ** 40);
    assert.equal(header?.uid, 2 ** 32 - 2);
    assert.equal(header?.gid, 2 ** 31);
  });

  it('refuses a size that no file has', () => {
    for (const size of [-1, 2 ** 60]) {
      assert.throws(() => decodeHeader(tarHeader({ name: 'a', size, base256: ['size'] }), 512), {
        name: 'TarError',
        message: 'tar header with an impossible size at byte 512',
      });
    }
  });

  it('holds the checksum against the bytes, added with and without sign', () => {
    for (const checksum of ['unsigned', 'signed'] as const) {
      const block = tarHeader({ name: Buffer.from([0xff, 0xfe, 0x61]), checksum });
      assert.equal(decodeHeader(block, 0)?.name, '\\xff\\xfea');
      assert.ok(looksLikeTar(block));
    }
    const wrong = tarHeader({ name: 'a', checksum: 'wrong' });
    assert.throws(() => decodeHeader(wrong, 0), TarError);
    assert.ok(!looksLikeTar(wrong));
  });

  it('adds up a header wherever it lies in memory', () => {
    const raw = fc.uint8Array({ minLength: 500, maxLength: 500 });
    fc.assert(
      fc.property(raw, fc.nat(7), (bytes, shift) => {
        const around = Buffer.concat([Buffer.alloc(shift), tarHeader({ name: '', raw: { 0: bytes } })]);
        assert.ok(looksLikeTar(around.subarray(shift)));
      }),
    );
    assert.ok(looksLikeTar(tarHeader({ name: '', raw: { 0: Buffer.alloc(512, 0xff) } })));
  });

  it('knows the mark of the end, which is not the start of a tar', () => {
    assert.equal(decodeHeader(new Uint8Array(512), 0), undefined);
    assert.ok(!looksLikeTar(new Uint8Array(512)));
    assert.ok(!looksLikeTar(tarHeader({ name: 'a' }).subarray(0, 511)));
  });

  it('throws nothing but its own error on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 512, maxLength: 512 }), (block) => {
        assert.equal(typeof looksLikeTar(block), 'boolean');
        assert.throws(() => decodeHeader(block, 0), TarError);
      }),
    );
  });

  it('reads any bytes that carry a right checksum, or refuses their size', () => {
    const raw = fc.uint8Array({ minLength: 512, maxLength: 512 });
    fc.assert(
      fc.property(raw, (bytes) => {
        try {
          const header = decodeHeader(tarHeader({ name: '', raw: { 0: bytes } }), 0);
          assert.ok(header === undefined || (header.size >= 0 && header.uid >= 0 && header.mode <= 0o7777));
        } catch (error) {
          assert.ok(error instanceof TarError);
        }
      }),
    );
  });
});
