import assert from 'node:assert/strict';
import { listingsOf } from '../../../src/api/cyclonedx/packages.js';
import { formatPurl } from '../../../src/formats/purl.js';
import type { Section } from '../../../src/model/snapshot.js';
import { snapshotOf } from '../../support/snapshots.js';

const purls = (sections: Readonly<Record<string, Section['facts']>>) =>
  [
    ...listingsOf(snapshotOf(Object.fromEntries(Object.entries(sections).map(([name, facts]) => [name, { facts }])))),
  ].map(({ purl }) => formatPurl(purl));

describe('what a bill of materials lists', () => {
  it('of a system is every package that is there, with distributor, processor, epoch and source', () => {
    const deb = { type: 'deb', state: 'installed', architecture: 'amd64' };
    const debian = { release: { id: 'debian', versionId: '13' } };
    const packages = {
      'deb/bash:amd64': { ...deb, name: 'bash', version: '5.2-1', source: 'bash' },
      'deb/gone:amd64': { ...deb, name: 'gone', version: '1', state: 'config-files' },
      'deb/passwd:amd64': { ...deb, name: 'passwd', version: '1:4.17-2', source: 'shadow', sourceVersion: '4.17' },
    };
    assert.deepEqual(purls({ os: debian, packages }), [
      'pkg:deb/debian/bash@5.2-1?arch=amd64&distro=debian-13',
      'pkg:deb/debian/passwd@1:4.17-2?arch=amd64&distro=debian-13&upstream=shadow%404.17',
    ]);
    const vim = { type: 'rpm', name: 'vim', version: '2:9-1', architecture: 'x86_64', state: 'installed', vendor: 'R' };
    const rhel = { release: { id: 'rhel', versionId: '9.4' } };
    assert.deepEqual(purls({ os: rhel, packages: { 'rpm/vim:x86_64': vim } }), [
      'pkg:rpm/redhat/vim@9-1?arch=x86_64&distro=rhel-9.4&epoch=2',
    ]);
    const musl = { type: 'apk', name: 'musl', version: '1.2-r0', state: 'installed' };
    assert.deepEqual(purls({ packages: { 'apk/musl': musl } }), ['pkg:apk/musl@1.2-r0']);
  });

  it('has the source in the words of Trivy', () => {
    const facts = { a: { type: 'deb', name: 'a', version: '1:2-3', source: 'b', state: 'installed' } };
    const [listing] = listingsOf(snapshotOf({ packages: { facts } }));
    assert.deepEqual(listing?.properties, {
      'hostdrift:state': undefined,
      'aquasecurity:trivy:SrcEpoch': '1',
      'aquasecurity:trivy:SrcName': 'b',
      'aquasecurity:trivy:SrcRelease': '3',
      'aquasecurity:trivy:SrcVersion': '2',
    });
  });

  it('of languages is what no package of the system brought', () => {
    const owner = 'deb/x';
    assert.deepEqual(
      purls({
        'python-packages': { '/a/METADATA': { name: 'Flask_Login', version: '1' }, '/b': { name: 'b', owner } },
        'node-packages': {
          '/srv': { kind: 'project', name: 'site', version: '1' },
          '/srv/node_modules/@a/b': { kind: 'package', name: '@a/b', version: '2' },
        },
        composer: { '/srv/vendor': { packages: { 'symfony/yaml': 'v6' } } },
        node: { '/usr/local/bin/node': { version: '20.1.0' }, '/usr/bin/node': { version: '18.0.0', owner } },
        java: { '/opt/java': { version: '17.0.9', vendor: 'Eclipse' } },
      }),
      [
        'pkg:pypi/flask-login@1',
        'pkg:npm/%40a/b@2',
        'pkg:composer/symfony/yaml@v6',
        'pkg:generic/node@20.1.0',
        'pkg:generic/java@17.0.9',
      ],
    );
  });
});
