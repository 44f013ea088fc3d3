import assert from 'node:assert/strict';
import { readSpdx } from '../../../src/formats/sbom/spdx.js';

const purl = (referenceLocator: string) => ({ externalRefs: [{ referenceType: 'purl', referenceLocator }] });

describe('readSpdx', () => {
  it('reads packages by their package URLs, and the system', () => {
    const bill = readSpdx({
      spdxVersion: 'SPDX-2.3',
      name: 'app',
      packages: [
        { SPDXID: 'SPDXRef-root', name: 'app', ...purl('pkg:oci/app') },
        {
          SPDXID: 'a',
          name: 'libssl3',
          sourceInfo: 'built package from: openssl 3.0',
          ...purl('pkg:deb/debian/libssl3@3'),
        },
        { SPDXID: 'b', name: 'debian', versionInfo: '12.5', primaryPackagePurpose: 'OPERATING-SYSTEM' },
        { SPDXID: 'c', name: 'mystery' },
      ],
      relationships: [{ relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-root' }],
    });
    assert.deepEqual([bill.format, bill.name, bill.unnamed], ['SPDX 2.3', 'app', ['mystery']]);
    assert.deepEqual(bill.system, { id: 'debian', versionId: '12.5' });
    assert.deepEqual(
      bill.packages.map(({ name, source }) => [name, source]),
      [['libssl3', 'openssl']],
    );
  });

  it('takes what a document is about for a package where that is all', () => {
    const only = { SPDXID: 'a', name: 'x', ...purl('pkg:npm/x@1') };
    assert.equal(readSpdx({ spdxVersion: 'SPDX-2.2', packages: [only], documentDescribes: ['a'] }).packages.length, 1);
  });
});
