import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ElfError } from '../../../src/formats/elf/source.js';
import { readBuildInfo } from '../../../src/formats/go/build-info.js';
import { goPlaces } from '../../../src/formats/go/program.js';
import { memorySource } from '../../support/elf/source.js';
import { goProgram } from '../../support/go.js';

const MODULES = ['path\texample.org/app', 'mod\texample.org/app\tv1.2.3\t', 'dep\tgolang.org/x/net\tv0.30.0\t'];

function read(bytes: Buffer) {
  const places = goPlaces(bytes.subarray(0, 4096));
  return places === undefined ? undefined : readBuildInfo(memorySource(bytes), places);
}

describe('readBuildInfo', () => {
  it('reads both forms', () => {
    for (const pointers of [false, true]) {
      const info = read(goProgram({ modules: MODULES, pointers, version: 'go1.17.13' }));
      assert.equal(info?.version, 'go1.17.13');
      assert.deepEqual(info?.main, { path: 'example.org/app', version: 'v1.2.3' });
      assert.deepEqual(info?.modules, { 'golang.org/x/net': 'v0.30.0' });
    }
  });

  it('knows a program without modules, and one that is none of Go', () => {
    assert.deepEqual(read(goProgram())?.modules, {});
    const other = goProgram();
    other.fill(0x20, other.indexOf(' Go buildinf:'), other.indexOf(' Go buildinf:') + 4);
    assert.equal(read(other), undefined);
  });

  it('throws nothing but ElfError on damaged files', () => {
    const whole = goProgram({ modules: MODULES, pointers: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }), (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        try {
          assert.notEqual(read(bytes)?.version, '');
        } catch (error) {
          assert.ok(error instanceof ElfError, String(error));
        }
      }),
    );
  });
});
