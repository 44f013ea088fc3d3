import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { RpmFormatError, RpmHeader, Tag } from '../../../src/formats/rpm/header.js';
import { readPackage, sourcePackage, wholeVersion } from '../../../src/formats/rpm/package.js';
import { headerBlob, packageHeader } from '../../support/rpm/header.js';

function read(blob: Uint8Array): { faults: string[]; rpm: ReturnType<typeof readPackage> } {
  const faults: Error[] = [];
  const rpm = readPackage(new RpmHeader(blob), faults);
  return { rpm, faults: faults.map(({ message }) => message) };
}

describe('rpm package', () => {
  it('holds what its header says', () => {
    const { rpm, faults } = read(
      packageHeader({
        name: 'libuuid',
        version: '2.32.1',
        release: '42.el8_8',
        epoch: 3,
        vendor: 'Somebody',
        sourceRpm: 'util-linux-2.32.1-42.el8_8.src.rpm',
        provides: ['libuuid', 'uuid'],
      }),
    );
    assert.deepEqual(faults, []);
    assert.deepEqual(rpm, {
      name: 'libuuid',
      epoch: 3,
      version: '2.32.1',
      release: '42.el8_8',
      architecture: 'x86_64',
      vendor: 'Somebody',
      sourceRpm: 'util-linux-2.32.1-42.el8_8.src.rpm',
      provides: ['libuuid', 'uuid'],
      files: { kind: 'none' },
    });
    assert.equal(wholeVersion(rpm), '3:2.32.1-42.el8_8');
  });

  it('leaves out an epoch of nought', () => {
    assert.equal(wholeVersion({ epoch: 0, version: '1', release: '2' }), '1-2');
    assert.equal(wholeVersion({ epoch: undefined, version: '1', release: '2' }), '1-2');
  });

  it('has no architecture where the header has none, or says so', () => {
    assert.equal(read(packageHeader({ name: 'gpg-pubkey', architecture: null })).rpm.architecture, undefined);
    assert.equal(read(packageHeader({ name: 'gpg-pubkey', architecture: '(none)' })).rpm.architecture, undefined);
  });

  it('stands without its files and provides when those are damaged', () => {
    const { rpm, faults } = read(
      headerBlob([
        [Tag.name, { type: 'string', value: 'odd' }],
        [Tag.version, { type: 'string', value: '1' }],
        [Tag.release, { type: 'string', value: '1' }],
        [Tag.provideName, { type: 'int32', value: [1] }],
        [Tag.baseNames, { type: 'strings', value: ['a'] }],
        [Tag.directoryIndexes, { type: 'int32', value: [7] }],
      ]),
    );
    assert.equal(rpm.name, 'odd');
    assert.deepEqual(rpm.files, { kind: 'none' });
    assert.equal(faults.length, 2);
    assert.match(faults[1] ?? '', /^package odd: directory index 7/);
  });

  it('is none without name, version and release', () => {
    const lacking = headerBlob([[Tag.name, { type: 'string', value: 'odd' }]]);
    assert.throws(() => read(lacking), { name: 'RpmFormatError', message: /without a version \(tag 1001\)/ });
    assert.throws(() => read(packageHeader({ name: '' })), /without a name/);
  });

  it('finds name and version in the name of a source package', () => {
    assert.deepEqual(sourcePackage('util-linux-2.32.1-42.el8_8.src.rpm'), {
      name: 'util-linux',
      version: '2.32.1-42.el8_8',
    });
    assert.deepEqual(sourcePackage('jdk-1-2.nosrc.rpm'), { name: 'jdk', version: '1-2' });
    for (const other of ['(none)', 'bash.src.rpm', 'bash-1.src.rpm', '-1-2.src.rpm', 'bash--1.rpm', '-.src.rpm', '']) {
      assert.equal(sourcePackage(other), undefined, other);
    }
  });

  it('throws nothing but its own error, whatever is changed', () => {
    const sound = packageHeader({ name: 'a', epoch: 1, files: ['/bin/a', '/b'], states: [0, 1], provides: ['a'] });
    const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const blob = sound.slice();
        for (const [at, byte] of changes) blob[at] = byte;
        try {
          read(blob);
        } catch (error) {
          assert.ok(error instanceof RpmFormatError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
