import assert from 'node:assert/strict';
import { parseHeader } from '../../../src/formats/elf/header.js';
import { machineName, relocationTypes } from '../../../src/formats/elf/machine.js';
import { buildElf } from '../../support/elf/build.js';
import type { ElfSpec } from '../../support/elf/spec.js';

const name = (spec: ElfSpec) => machineName(parseHeader(buildElf(spec)));

describe('machine names', () => {
  it('are the words of uname -m', () => {
    assert.equal(name({ machine: 62 }), 'x86_64');
    assert.equal(name({ class: 32, machine: 62 }), 'x86_64');
    assert.equal(name({ class: 32, machine: 3 }), 'i386');
    assert.equal(name({ machine: 183 }), 'aarch64');
    assert.equal(name({ machine: 243 }), 'riscv64');
  });

  it('tell width and byte order where uname -m does', () => {
    assert.equal(name({ machine: 21 }), 'ppc64le');
    assert.equal(name({ machine: 21, littleEndian: false }), 'ppc64');
    assert.equal(name({ machine: 8 }), 'mips64el');
    assert.equal(name({ class: 32, machine: 8, littleEndian: false }), 'mips');
    assert.equal(name({ machine: 22, littleEndian: false }), 's390x');
    assert.equal(name({ class: 32, machine: 22, littleEndian: false }), 's390');
    assert.equal(name({ class: 32, machine: 40 }), 'arm');
    assert.equal(name({ class: 32, machine: 40, littleEndian: false }), 'armeb');
    assert.equal(name({ machine: 183, littleEndian: false }), 'aarch64_be');
    assert.equal(name({ class: 32, machine: 243 }), 'riscv32');
    assert.equal(name({ machine: 258 }), 'loongarch64');
    assert.equal(name({ class: 32, machine: 258 }), 'loongarch32');
  });

  it('fall back on the number', () => assert.equal(name({ machine: 999 }), 'machine-999'));
});

describe('relocation types', () => {
  it('are known for the processors that distributions are built for', () => {
    for (const machine of [3, 8, 20, 21, 22, 40, 62, 183, 243, 258]) assert.ok(relocationTypes(machine));
    assert.equal(relocationTypes(999), undefined);
  });
});
