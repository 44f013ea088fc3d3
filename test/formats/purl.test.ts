import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { formatPurl, parsePurl } from '../../src/formats/purl.js';

describe('package URLs', () => {
  it('are taken apart, however they are encoded', () => {
    const cases: Readonly<Record<string, ReturnType<typeof parsePurl>>> = {
      'pkg:deb/debian/libssl3t64@3.5.9-1~deb13u1?arch=amd64&distro=debian-13.8': {
        type: 'deb',
        namespace: 'debian',
        name: 'libssl3t64',
        version: '3.5.9-1~deb13u1',
        qualifiers: { arch: 'amd64', distro: 'debian-13.8' },
      },
      'pkg:deb/debian/g++@4%3A14.2+b1': { type: 'deb', namespace: 'debian', name: 'g++', version: '4:14.2+b1' },
      'pkg:npm/%40babel/core@7.0.0#lib': { type: 'npm', namespace: '@babel', name: 'core', version: '7.0.0' },
      'pkg:npm/@babel/core': { type: 'npm', namespace: '@babel', name: 'core' },
      'PKG://PyPI/flask@3?a=&B=%zz': { type: 'pypi', name: 'flask', version: '3', qualifiers: { b: '%zz' } },
      'pkg:golang/github.com/a/b@v1': { type: 'golang', namespace: 'github.com/a', name: 'b', version: 'v1' },
      'pkg:npm/@scope': { type: 'npm', name: '@scope' },
    };
    for (const [text, parts] of Object.entries(cases)) assert.deepEqual(parsePurl(text), parts, text);
    for (const text of ['', 'pkg:', 'pkg:deb', 'pkg:deb/', 'npm/a@1', 'pkg:/a@1']) {
      assert.equal(parsePurl(text), undefined, text);
    }
  });

  it('are written in the canonical form', () => {
    const purl = { type: 'deb', namespace: 'debian', name: 'g++', version: '4:14.2~1+b1' };
    assert.equal(
      formatPurl({ ...purl, qualifiers: { distro: 'debian-13', arch: 'amd64', empty: '' } }),
      'pkg:deb/debian/g%2B%2B@4:14.2~1%2Bb1?arch=amd64&distro=debian-13',
    );
    assert.equal(formatPurl({ type: 'npm', namespace: '@babel', name: 'core' }), 'pkg:npm/%40babel/core');
  });

  it('come back as they were, whatever is in them', () => {
    const part = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => text.trim() !== '');
    const purls = fc.record({
      name: part,
      version: part,
      qualifiers: fc.record({ arch: part }, { noNullPrototype: true }),
    });
    fc.assert(
      fc.property(purls, (parts) => {
        assert.deepEqual(parsePurl(formatPurl({ type: 'deb', ...parts })), { type: 'deb', ...parts });
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => typeof parsePurl(`pkg:${text}`) !== 'string'));
  });
});
