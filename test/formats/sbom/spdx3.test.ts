import assert from 'node:assert/strict';
import { readSpdx3 } from '../../../src/formats/sbom/spdx3.js';

describe('readSpdx3', () => {
  it('reads the packages of the graph', () => {
    const type = 'software_Package';
    const identifier = { externalIdentifierType: 'packageUrl', identifier: 'pkg:deb/debian/b@2' };
    const bill = readSpdx3({
      '@graph': [
        { type: 'CreationInfo', specVersion: '3.0.1' },
        { type: 'SpdxDocument', name: 'app' },
        { type, name: 'a', software_packageUrl: 'pkg:npm/a@1' },
        { type, name: 'b', externalIdentifier: [identifier] },
        { type, name: 'mystery' },
        { type, name: 'debian', software_packageVersion: '12', software_primaryPurpose: 'operatingSystem' },
      ],
    });
    assert.deepEqual([bill.format, bill.name, bill.unnamed], ['SPDX 3.0.1', 'app', ['mystery']]);
    assert.deepEqual(bill.system, { id: 'debian', versionId: '12' });
    assert.deepEqual(
      bill.packages.map(({ purl }) => purl.name),
      ['a', 'b'],
    );
  });
});
