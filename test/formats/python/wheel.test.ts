import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ArchiveError } from '../../../src/formats/java/zip.js';
import { readWheel } from '../../../src/formats/python/wheel.js';
import { jar } from '../../support/jar.js';
import { wheel } from '../../support/wheel.js';

describe('readWheel', () => {
  it('reads the metadata, not those of what is vendored in it', () => {
    const bytes = wheel('a', ['Requires-Dist: b>=2; extra == "x"', 'Requires-Python: >=3.9'], {
      'a/_vendor/c-2.dist-info/METADATA': 'Name: c\n',
    });
    const { name, version, requires, requiresPython } = readWheel(bytes);
    assert.deepEqual([name, version, requires, requiresPython], ['a', '1.0', ['b>=2; extra == "x"'], '>=3.9']);
  });

  it('refuses what no installer takes', () => {
    const refused = (bytes: Uint8Array, message: RegExp) => assert.throws(() => readWheel(bytes), { message });
    refused(wheel('a', [], { '../../etc/passwd': '' }), /outside of its place: \.\.\/\.\.\/etc\/passwd/);
    refused(wheel('a', [], { 'a\\..\\..\\x': '' }), /outside/);
    refused(wheel('a', [], { '/etc/x': '' }), /outside/);
    refused(jar({ 'a/x.py': '' }), /no \*\.dist-info\/METADATA/);
    refused(jar({ 'a-1.dist-info/METADATA': 'Summary: x\n' }), /no distribution/);
    refused(jar({ 'a-1.dist-info/METADATA': 'x'.repeat(5_000_000) }), /longer than/);
    refused(Buffer.from('PK'), /no archive/);
  });

  it('never throws anything else', () => {
    const whole = wheel('a');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), fc.uint8Array({ maxLength: 8 }), (at, noise) => {
        const bytes = Buffer.from(whole);
        bytes.set(noise.subarray(0, bytes.length - at), at);
        try {
          readWheel(bytes);
        } catch (error) {
          assert.ok(error instanceof ArchiveError, String(error));
        }
      }),
    );
  });
});
