import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { LdCacheError, parseLdCache } from '../../src/formats/ld-so-cache.js';
import { buildLdCache, type CacheLine, type CacheStyle } from '../support/ld-so-cache.js';
import { pendingUnless } from '../support/pending.js';

const lines: CacheLine[] = [
  { name: 'libz.so.1', path: '/lib/glibc-hwcaps/x86-64-v3/libz.so.1', hwcaps: 'x86-64-v3' },
  { name: 'libz.so.1', path: '/lib/libz.so.1' },
  { name: 'liba.so.2', path: '/lib/glibc-hwcaps/x86-64-v2/liba.so.2', hwcaps: 'x86-64-v2' },
  { name: 'libc.so.6', path: '/lib/tls/i686/libc.so.6', flags: 3, legacyHwcaps: true },
];
const plain = lines.map(({ hwcaps: _hwcaps, legacyHwcaps: _legacy, ...line }) => ({ flags: 0x303, ...line }));
const full = lines.map((line) => ({ flags: 0x303, ...line }));

describe('parseLdCache', () => {
  for (const littleEndian of [true, false]) {
    const order = littleEndian ? 'little' : 'big';
    it(`reads all formats (${order} endian)`, () => {
      const read = (style: CacheStyle) => parseLdCache(buildLdCache(lines, { ...style, littleEndian }));
      assert.deepEqual(read({ format: 'new' }), { format: 'new', littleEndian, entries: full });
      assert.deepEqual(read({ format: 'new', saysOrder: false }), { format: 'new', littleEndian, entries: full });
      assert.deepEqual(read({ format: 'both' }), { format: 'both', littleEndian, entries: full });
      assert.deepEqual(read({ format: 'old' }), { format: 'old', littleEndian, entries: plain });
    });
  }

  it('reads a cache without entries', () => {
    for (const format of ['old', 'new', 'both'] as const) {
      assert.deepEqual(parseLdCache(buildLdCache([], { format })).entries, []);
    }
  });

  it('gives what ldconfig prints of this machine', function () {
    const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path));
    pendingUnless(this, ldconfig !== undefined && existsSync('/etc/ld.so.cache'), 'needs ldconfig and its cache');
    const printed = execFileSync(ldconfig ?? '', ['-p'], { encoding: 'utf8', env: { LC_ALL: 'C' } });
    const expected = [...printed.matchAll(/^\t(\S+) \(.*\) => (.*)$/gm)].map(([, name, path]) => `${name} ${path}`);
    const { entries } = parseLdCache(readFileSync('/etc/ld.so.cache'));
    assert.ok(expected.length > 0);
    assert.deepEqual(
      entries.map(({ name, path }) => `${name} ${path}`),
      expected,
    );
  });

  it('refuses what is cut, wherever', () => {
    for (const format of ['old', 'new', 'both'] as const) {
      const bytes = buildLdCache(lines, { format });
      for (let length = 0; length < bytes.length - 40; length += 3) {
        try {
          const { entries } = parseLdCache(bytes.subarray(0, length));
          assert.equal(entries.length, lines.length, `${format} cut at ${length}`);
        } catch (error) {
          assert.ok(error instanceof LdCacheError, String(error));
        }
      }
    }
  });

  it('refuses names that lie over one another, to no end', () => {
    const many = Array.from({ length: 1000 }, () => ({ name: 'x'.repeat(5000), path: 'x'.repeat(5000) }));
    assert.throws(() => parseLdCache(buildLdCache(many)), /lie over one another/);
  });

  it('throws nothing but LdCacheError', () => {
    const caches = fc.constantFrom(
      ...(['old', 'new', 'both'] as const).map((format) => buildLdCache(lines, { format })),
    );
    const flips = fc.array(fc.tuple(fc.nat(500), fc.constantFrom(0, 1, 0x7f, 0xff)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(caches, flips, (original, changes) => {
        const bytes = Buffer.from(original);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        try {
          parseLdCache(bytes);
        } catch (error) {
          assert.ok(error instanceof LdCacheError, String(error));
        }
      }),
      { numRuns: 1000 },
    );
    assert.throws(() => parseLdCache(Buffer.from('ELF')), /does not start like a cache/);
  });
});
