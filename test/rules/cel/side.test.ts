import assert from 'node:assert/strict';
import { Side, UnknownError } from '../../../src/rules/cel/side.js';
import { deb, inputOf, library, snapshotOf, type TestSections } from '../../support/rules.js';

function sideOf(sections: TestSections): Side {
  return new Side(inputOf({}, sections), 'target');
}

describe('a side of a pair', () => {
  const side = sideOf({
    packages: {
      'deb/libssl3:amd64': deb('libssl3', '3.0.17', { source: 'openssl' }),
      'deb/libssl3:i386': deb('libssl3', '3.0.16', { source: 'openssl' }),
      'deb/nginx:amd64': deb('nginx', '1.22', { state: 'config-files' }),
    },
    libraries: {
      '/lib/i386/libssl.so.3': library('libssl.so.3', { class: 32, defines: ['A'] }),
      '/lib/x/libssl.so.3': library('libssl.so.3', { defines: ['A', 'B'] }),
      '/lib/x/libssl.so.1.1': library('libssl.so.1.1'),
    },
    kernel: { kernel: { release: '6.1' } },
  });

  it('has a field for each section, and the single fact of a section as the section itself', () => {
    assert.deepEqual(Reflect.get(side, 'kernel'), { kernel: { release: '6.1' }, release: '6.1' });
    assert.deepEqual(Object.keys(side), ['packages', 'libraries', 'kernel']);
  });

  it('looks packages up by name and by source, and not those that are gone', () => {
    assert.equal(side.package('libssl3').version, '3.0.17');
    assert.ok(side.hasSource('openssl'));
    assert.ok(!side.hasPackage('nginx'));
    assert.deepEqual(side.package('nginx'), {});
    assert.ok(!side.hasSource('nginx'));
  });

  it('looks libraries up by soname, 64-bit ones first', () => {
    assert.deepEqual(side.defines('libssl.so.3'), ['A', 'B']);
    assert.deepEqual(side.defines('libz.so.1'), []);
    assert.deepEqual(side.sonames('libssl.so'), ['libssl.so.1.1', 'libssl.so.3']);
    assert.ok(side.hasLibrary('libssl.so.1.1'));
  });

  it('looks certificates up by their file, and counts days from when the snapshot was taken', () => {
    const taken = inputOf({}, { certificates: { '/a.pem': { subject: 'a' } } });
    const target = { ...taken.target, takenAt: '2026-01-31T12:00:00Z' };
    const there = new Side({ ...taken, target }, 'target');
    assert.deepEqual(there.certificate('/a.pem'), { subject: 'a' });
    assert.deepEqual(there.certificate('constructor'), {});
    assert.equal(there.daysUntil('2026-02-01T00:00:00Z'), 0.5);
    assert.equal(there.daysUntil('2026-01-30T12:00:00Z'), -1);
  });

  it('knows what it finds in a section with holes, and does not know what it does not find', () => {
    const partial = sideOf({ packages: { status: 'partial', facts: { 'deb/a': deb('a', '1') } } });
    assert.ok(partial.hasPackage('a'));
    assert.throws(() => partial.hasPackage('b'), UnknownError);
    assert.throws(() => partial.hasPackage('b'), /packages of the target.*\/broken: permission denied/);
  });

  it('is not fooled by sections and names that objects have anyway', () => {
    const target = snapshotOf(JSON.parse('{"__proto__": {"x": {}}, "packages": {}, "libraries": {}}') as TestSections);
    const odd = new Side({ source: target, target, differences: [] }, 'target');
    assert.ok(!odd.hasPackage('constructor'));
    assert.deepEqual(odd.sonames('toString'), []);
  });
});
