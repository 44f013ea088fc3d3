import assert from 'node:assert/strict';
import { Tag } from '../../../src/formats/elf/dynamic.js';
import { ElfError } from '../../../src/formats/elf/source.js';
import { versionDefinitions, versionNeeds, versionsByIndex } from '../../../src/formats/elf/versions.js';
import { openBroken, openSpec } from '../../support/elf/open.js';
import type { ElfSpec } from '../../support/elf/spec.js';

const spec: ElfSpec = {
  soname: 'libx.so.1',
  versions: ['X_1', 'X_2'],
  needs: { 'libc.so.6': ['GLIBC_2.2.5', '?GLIBC_2.36'], 'libm.so.6': ['GLIBC_2.2.5'] },
};
const needed = (name: string, index: number, weak = false) => ({ name, weak, index });
const defined = (name: string, index: number, base = false) => ({ name, base, weak: false, index });

describe('versions', () => {
  it('are read with their flags, in file order', () => {
    const image = openSpec(spec);
    assert.deepEqual(versionNeeds(image), [
      { file: 'libc.so.6', versions: [needed('GLIBC_2.2.5', 4), needed('GLIBC_2.36', 5, true)] },
      { file: 'libm.so.6', versions: [needed('GLIBC_2.2.5', 6)] },
    ]);
    assert.deepEqual(versionDefinitions(image), [defined('libx.so.1', 1, true), defined('X_1', 2), defined('X_2', 3)]);
  });

  it('are found by their index, the base version aside', () => {
    const image = openSpec(spec);
    const versions = versionsByIndex(versionNeeds(image), versionDefinitions(image));
    assert.deepEqual([...versions.keys()], [2, 3, 4, 5, 6]);
    assert.deepEqual(versions.get(3), { name: 'X_2', library: undefined });
    assert.deepEqual(versions.get(6), { name: 'GLIBC_2.2.5', library: 'libm.so.6' });
  });

  it('are none where the file has no such section', () => {
    const image = openSpec({ static: true });
    assert.deepEqual([versionNeeds(image), versionDefinitions(image)], [[], []]);
  });

  it('refuse a revision that no loader knows', () => {
    const needs = openBroken(spec, (bytes, at) => bytes.writeUInt16LE(2, at(Tag.versionNeeds)));
    assert.throws(() => versionNeeds(needs), /version needs of revision 2/);
    const definitions = openBroken(spec, (bytes, at) => bytes.writeUInt16LE(9, at(Tag.versionDefinitions)));
    assert.throws(() => versionDefinitions(definitions), /version definitions of revision 9/);
  });

  it('do not follow a chain out of the file', () => {
    const image = openBroken(spec, (bytes, at) => bytes.writeUInt32LE(0xfffffff0, at(Tag.versionNeeds) + 12));
    assert.throws(
      () => versionNeeds(image),
      (error) => error instanceof ElfError && error.reason === 'truncated',
    );
  });

  it('end chains that crawl through one another', () => {
    const names = Array.from({ length: 4000 }, (_, i) => `V${i}`);
    const image = openBroken({ needs: { 'liba.so': names, 'libb.so': ['V'] } }, (bytes, at) => {
      // Sixteen bytes on, again and again, and each of those records starts the same chain of names.
      const start = at(Tag.versionNeeds);
      for (let i = 0; i < 4000; i++) bytes.writeUInt16LE(1, start + 16 * i);
      for (let i = 0; i < 4000; i++) bytes.writeUInt32LE(16, start + 16 * i + 8);
      for (let i = 0; i < 4000; i++) bytes.writeUInt32LE(16, start + 16 * i + 12);
      for (let i = 0; i < 4000; i++) bytes.writeUInt32LE(0, start + 16 * i + 4);
    });
    assert.throws(
      () => versionNeeds(image),
      (error) => error instanceof ElfError && error.reason === 'limit',
    );
  });
});
