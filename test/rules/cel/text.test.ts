import assert from 'node:assert/strict';
import { counted, highest, names, sonameStem, without } from '../../../src/rules/cel/text.js';

describe('text functions of rules', () => {
  it('takes the version off a soname', () => {
    assert.equal(sonameStem('libssl.so.1.1'), 'libssl.so');
    assert.equal(sonameStem('libpython3.11.so.1.0'), 'libpython3.11.so');
    assert.equal(sonameStem('libc.musl-x86_64.so.1'), 'libc.musl-x86_64.so');
    assert.equal(sonameStem('ld-linux.so.2'), 'ld-linux.so');
    assert.equal(sonameStem('libsox'), 'libsox');
    assert.equal(sonameStem('libfoo-1.2.so'), 'libfoo-1.2.so');
  });

  it('finds the highest symbol version by its numbers', () => {
    assert.equal(highest(['GLIBC_2.9', 'GLIBC_2.36', 'GLIBC_PRIVATE', 'GLIBCXX_3.4', 7], 'GLIBC_'), '2.36');
    assert.equal(highest(['GLIBC_PRIVATE'], 'GLIBC_'), '');
  });

  it('names a few and counts the rest, but never counts a single one', () => {
    assert.equal(names(['a', 'b', 'c'], 2), 'a, b, c');
    assert.equal(names(['a', 'b', 'c', 'd'], 2), 'a, b and 2 more');
    assert.equal(names([], 2), '');
  });

  it('counts with the right form', () => {
    assert.equal(counted([1], 'library', 'libraries'), '1 library');
    assert.equal(counted([], 'library', 'libraries'), '0 libraries');
  });

  it('subtracts lists', () => {
    assert.deepEqual(without(['c', 'a', 'b'], ['a']), ['c', 'b']);
  });
});
