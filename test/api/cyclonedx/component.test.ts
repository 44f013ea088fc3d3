import assert from 'node:assert/strict';
import { componentsOf } from '../../../src/api/cyclonedx/component.js';

describe('components of a bill of materials', () => {
  it('are named by their package URL, and one where a package lies in several places', () => {
    const purl = { type: 'npm', namespace: '@babel', name: 'core', version: '7.0.0' };
    const listed = componentsOf([
      { purl, fact: 'node-packages /b', location: '/b' },
      {
        purl: { type: 'deb', namespace: 'debian', name: 'bash', version: '5' },
        fact: 'packages deb/bash',
        supplier: 'D',
      },
      { purl, fact: 'node-packages /a', location: '/a', properties: { 'x:y': 'z', none: undefined } },
    ]);
    assert.deepEqual(listed, [
      {
        component: {
          'bom-ref': 'pkg:deb/debian/bash@5',
          type: 'library',
          supplier: { name: 'D' },
          name: 'bash',
          version: '5',
          purl: 'pkg:deb/debian/bash@5',
        },
        facts: ['packages deb/bash'],
      },
      {
        component: {
          'bom-ref': 'pkg:npm/%40babel/core@7.0.0',
          type: 'library',
          name: '@babel/core',
          version: '7.0.0',
          purl: 'pkg:npm/%40babel/core@7.0.0',
          evidence: { occurrences: [{ location: '/a' }, { location: '/b' }] },
        },
        facts: ['node-packages /b', 'node-packages /a'],
      },
    ]);
  });
});
