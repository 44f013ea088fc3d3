import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ClassFileError, readClass } from '../../../src/formats/java/class-reader.js';
import { hasMain, usesOf } from '../../../src/formats/java/main-path.js';
import { javaClass } from '../../support/java-class.js';

const file = javaClass({ name: 'a/App', parent: 'a/Base', main: [{ call: 'a/B.c()V' }], guarded: true });

describe('readClass', () => {
  it('reads names, parents and code', () => {
    const { name, parents, methods } = readClass(file);
    assert.deepEqual([name, parents], ['a/App', ['a/Base']]);
    assert.deepEqual(
      methods.map(({ name, descriptor, code }) => [name, descriptor, code?.bytes.byteLength, code?.guarded]),
      [['main', '([Ljava/lang/String;)V', 4, [{ start: 0, end: 4 }]]],
    );
  });

  it('says what is wrong with a damaged one, and never anything else', () => {
    assert.throws(() => readClass(Buffer.from('no class file at all')), ClassFileError);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const bytes = Buffer.from(cut ? file.subarray(0, at) : file);
        if (!cut) bytes[at] = byte;
        try {
          const read = readClass(bytes);
          hasMain(read);
          usesOf(read);
        } catch (error) {
          assert.ok(error instanceof ClassFileError, String(error));
        }
      }),
      { numRuns: 500 },
    );
  });
});
