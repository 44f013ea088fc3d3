import assert from 'node:assert/strict';
import { readSyft } from '../../../src/formats/sbom/syft.js';

describe('readSyft', () => {
  it('reads artifacts, where they lie, and the release', () => {
    const bill = readSyft({
      artifacts: [
        { name: 'libssl3', purl: 'pkg:deb/debian/libssl3@3?upstream=openssl', metadata: { source: 'openssl' } },
        { name: 'Flask', purl: 'pkg:pypi/Flask@3', locations: [{ path: '/srv/Flask.dist-info/METADATA' }] },
        { name: 'mystery', purl: '', type: 'deb' },
        { name: 'busybox', purl: '', type: 'binary' },
      ],
      distro: { id: 'debian', versionID: '13', versionCodename: 'trixie' },
      source: { name: 'app:1' },
      descriptor: { name: 'syft' },
    });
    assert.deepEqual([bill.format, bill.name, bill.unnamed], ['Syft', 'app:1', ['mystery']]);
    assert.deepEqual(bill.system, { id: 'debian', versionId: '13', versionCodename: 'trixie' });
    assert.deepEqual(
      bill.packages.map(({ name, path, source }) => [name, path, source]),
      [
        ['libssl3', undefined, 'openssl'],
        ['Flask', '/srv/Flask.dist-info/METADATA', undefined],
      ],
    );
  });
});
