import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { MachOError, machORanges, readMachO, startsLikeMachO } from '../../../src/formats/macho/macho.js';
import { buildMachO, buildUniversal } from '../../support/macho.js';

/** Gives only what {@link machORanges} names. */
function narrow(bytes: Buffer) {
  const ranges = machORanges(bytes.subarray(0, 4096), bytes.length) ?? [];
  return {
    size: bytes.length,
    read(offset: number, length: number) {
      const end = Math.min(offset + length, bytes.length);
      assert.ok(
        ranges.some((range) => range.offset <= offset && range.offset + range.length >= end),
        `${offset}, ${length}`,
      );
      return bytes.subarray(offset, offset + length);
    },
  };
}

describe('Mach-O files', () => {
  it('tell their processor, the release of macOS and what they load', () => {
    const loads = ['@rpath/libvips.42.dylib', '/usr/lib/libSystem.B.dylib'];
    const [weak, rpaths] = [['/usr/lib/x.dylib'], ['@loader_path/../lib']];
    assert.deepEqual(readMachO(narrow(buildMachO({ type: 8, loads, weak, rpaths, built: [1, 0xb0000] }))), [
      { machine: 'arm64', kind: 'module', platform: 'macOS', minimum: '11.0', loads, weak, rpaths },
    ]);
    const old = buildMachO({ cpu: 7, narrow: true, type: 6, installName: '@rpath/a.dylib', older: 0xa0d06 });
    const rest = { platform: 'macOS', minimum: '10.13.6', loads: [], weak: [], rpaths: [] };
    assert.deepEqual(readMachO(narrow(old)), [
      { machine: 'i386', kind: 'library', installName: '@rpath/a.dylib', ...rest },
    ]);
  });

  it('tell it for each processor of a universal file', () => {
    const parts = [buildMachO({ cpu: 0x1000007, loads: ['a'] }), buildMachO({ subtype: 2, loads: ['b'] })];
    assert.deepEqual(
      readMachO(narrow(buildUniversal(parts))).map(({ machine, kind, loads }) => [machine, kind, loads]),
      [
        ['x86_64', 'program', ['a']],
        ['arm64e', 'program', ['b']],
      ],
    );
  });

  it('are no class files of Java, which start alike', () => {
    assert.equal(startsLikeMachO(Buffer.from('cafebabe00000034', 'hex')), false);
    assert.equal(startsLikeMachO(Buffer.from('cafebabe00000002', 'hex')), true);
    assert.equal(machORanges(Buffer.from('#!/bin/sh\n'), 10), undefined);
  });

  it('never throw anything else than that they are damaged, whatever is in them', () => {
    const thin = buildMachO({ loads: ['a'], rpaths: ['b'], built: [1, 0xb0000] });
    const universal = buildUniversal([thin, thin]);
    const changes = fc.array(fc.tuple(fc.nat(150), fc.integer({ min: 0, max: 255 })), { maxLength: 20 });
    fc.assert(
      fc.property(fc.constantFrom(thin, universal), changes, fc.nat(0x8100), (whole, list, length) => {
        const bytes = Buffer.from(whole.subarray(0, length));
        for (const [at, value] of list) if (at < bytes.length) bytes[at] = value;
        for (const range of machORanges(bytes.subarray(0, 4096), bytes.length) ?? []) assert.ok(range.length >= 0);
        try {
          const read = (offset: number, size: number) => bytes.subarray(offset, offset + size);
          assert.ok(readMachO({ size: bytes.length, read }).length > 0);
        } catch (error) {
          assert.ok(error instanceof MachOError, String(error));
        }
      }),
    );
  });
});
