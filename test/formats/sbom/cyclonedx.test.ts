import assert from 'node:assert/strict';
import { readCycloneDx } from '../../../src/formats/sbom/cyclonedx.js';

describe('readCycloneDx', () => {
  it('reads components at any depth, where they were found, their sources and the system', () => {
    const property = (name: string, value: string) => ({ name, value });
    const bill = readCycloneDx({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { name: 'app:1', type: 'container', purl: 'pkg:oci/app' } },
      components: [
        { type: 'operating-system', name: 'debian', version: '13.8' },
        {
          type: 'library',
          name: 'libssl3',
          purl: 'pkg:deb/debian/libssl3@3.0',
          properties: [property('aquasecurity:trivy:SrcName', 'openssl')],
          components: [{ type: 'library', name: 'inner', purl: 'pkg:npm/inner@1' }],
        },
        {
          type: 'library',
          name: 'Flask',
          purl: 'pkg:pypi/flask@3',
          properties: [property('aquasecurity:trivy:FilePath', 'srv/Flask.dist-info/METADATA')],
        },
        { type: 'library', name: 'x', purl: 'pkg:npm/x@1', evidence: { occurrences: [{ location: '/srv/x' }] } },
        { type: 'library', name: 'build-only', purl: 'pkg:npm/b@1', scope: 'excluded' },
        { type: 'library', name: 'mystery', version: '1' },
        { type: 'application', name: 'package-lock.json' },
        { type: 'file', name: '/bin/x' },
      ],
      compositions: [{ aggregate: 'incomplete_first_party_only' }],
    });
    assert.deepEqual(
      [bill.format, bill.name, bill.system],
      ['CycloneDX 1.6', 'app:1', { id: 'debian', versionId: '13.8' }],
    );
    assert.deepEqual(
      bill.packages.map(({ name, path, source }) => [name, path, source]),
      [
        ['libssl3', undefined, 'openssl'],
        ['inner', undefined, undefined],
        ['Flask', '/srv/Flask.dist-info/METADATA', undefined],
        ['x', '/srv/x', undefined],
      ],
    );
    assert.deepEqual([bill.unnamed, bill.incomplete], [['mystery'], 'incomplete_first_party_only']);
  });
});
