import assert from 'node:assert/strict';
import { packSymbols, unpackDefined, unpackUndefined } from '../../../src/formats/elf/packed-symbols.js';
import { SymbolSetError } from '../../../src/formats/elf/symbol-set.js';
import type { UndefinedGroup } from '../../../src/formats/elf/undefined-symbols.js';

const set = (...hashes: number[]) => Uint32Array.from(hashes);
const defined = [
  { version: undefined, hidden: false, oldest: false, hashes: set(1, 7) },
  { version: 'V1', hidden: true, oldest: true, hashes: set(3) },
  { version: 'V2', hidden: false, oldest: false, hashes: set(4, 5) },
  { version: 'V2', hidden: true, oldest: false, hashes: set(9) },
];
const wanted: UndefinedGroup[] = [
  { binding: 'eager', version: undefined, library: undefined, names: ['table'] },
  { binding: 'eager', version: 'GLIBC_2.34', library: 'libc.so.6', names: ['a', 'b'] },
  { binding: 'lazy', version: 'V@1', library: undefined, names: ['c'] },
  { binding: 'optional', version: 'X', library: 'lib@home.so', names: ['d'] },
];

describe('packed symbols', () => {
  it('say of each version what is hidden and which is the oldest', () => {
    const packed = packSymbols(defined, []);
    assert.deepEqual(Object.keys(packed.defined ?? {}), ['', '@V1', 'V2', '@V2']);
    assert.equal(packed.oldestVersion, 'V1');
    assert.deepEqual(unpackDefined(packed), defined);
  });

  it('keep the names that a file wants', () => {
    const packed = packSymbols([], wanted.slice(0, 2));
    assert.deepEqual(packed, { eager: { '': 'table', 'GLIBC_2.34@libc.so.6': 'a\nb' } });
    const [first, second, , last] = wanted;
    const kept = [first, second, last].flatMap((group) => group ?? []);
    assert.deepEqual(unpackUndefined(packSymbols([], kept)), kept);
  });

  it('leave out what is empty, and weak symbols without a version', () => {
    const weak: UndefinedGroup = {
      binding: 'optional',
      version: undefined,
      library: undefined,
      names: ['__gmon_start__'],
    };
    assert.deepEqual(packSymbols([], [weak]), {});
    assert.deepEqual([unpackDefined({}), unpackUndefined({})], [[], []]);
  });

  it('keep names that mean something else to JavaScript', () => {
    const odd = { version: '__proto__', hidden: false, oldest: false, hashes: set(1) };
    assert.deepEqual(unpackDefined(packSymbols([odd], [])), [odd]);
  });

  it('refuse a set that is none', () => {
    assert.throws(() => unpackDefined({ defined: { V1: 'AAAA' } }), SymbolSetError);
  });
});
