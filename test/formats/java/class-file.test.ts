import assert from 'node:assert/strict';
import { classVersion, featureRelease, releaseForClasses } from '../../../src/formats/java/class-file.js';
import { classFile } from '../../support/jar.js';

describe('classVersion', () => {
  it('reads the major version, and no Mach-O program', () => {
    assert.equal(classVersion(classFile(61)), 61);
    assert.equal(classVersion(Buffer.from('cafebabe00000002', 'hex')), undefined);
    assert.equal(classVersion(Buffer.from('cafe', 'hex')), undefined);
  });
});

describe('featureRelease and releaseForClasses', () => {
  it('know old and new numbers', () => {
    assert.deepEqual(['17.0.9', '1.8.0_392', '25', ''].map(featureRelease), [17, 8, 25, undefined]);
    assert.deepEqual([52, 61, 65].map(releaseForClasses), [8, 17, 21]);
  });
});
