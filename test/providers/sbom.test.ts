import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { check, compare, snapshot } from '../../src/index.js';
import { sbomProvider } from '../../src/providers/sbom.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar } from '../support/tar.js';

const STATUS = ['bash', '5.2-1', 'tar', '1.34-1'];
const stanza = (name: string, version: string, status = 'install ok installed') =>
  `Package: ${name}\nStatus: ${status}\nArchitecture: amd64\nVersion: ${version}\nSource: ${name}-src\n\n`;
const component = (name: string, version: string) => ({
  type: 'library',
  name,
  purl: `pkg:deb/debian/${name}@${version}?arch=amd64&distro=debian-13.8`,
});

describe('sbom:FILE', () => {
  const { path, write } = scratchDirectory();

  function writeBoth(components: readonly object[]): void {
    const [a = '', b = '', c = '', d = ''] = STATUS;
    const status = stanza(a, b) + stanza(c, d) + stanza('gone', '1', 'deinstall ok config-files');
    const files = [
      { name: 'var/lib/dpkg/status', content: status },
      { name: 'etc/os-release', content: 'ID=debian\nVERSION_ID="13"\n' },
    ];
    writeFileSync(path('root.tar'), buildTar(files));
    const system = { type: 'operating-system', name: 'debian', version: '13.8' };
    write(
      'bom.json',
      JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [system, ...components] }),
    );
  }

  it('has the packages that the root has of which it was made, and is recognised by what it is', async () => {
    writeBoth([component('bash', '5.2-1'), component('tar', '1.34-1')]);
    writeFileSync(path('bom.gz'), gzipSync(JSON.stringify({ spdxVersion: 'SPDX-2.3', packages: [] })));
    const root = await snapshot(`tar:${path('root.tar')}`);
    for (const reference of [path('bom.json'), `sbom:${path('bom.json')}`]) {
      const bill = await snapshot(reference);
      assert.equal(bill.environment.kind, 'sbom');
      for (const { sections } of [compare(root, bill), compare(bill, root)]) {
        assert.deepEqual(sections.packages?.differences, []);
        assert.deepEqual(
          sections.os?.differences.map(({ key, kind }) => [key, kind]).filter(([key]) => key === 'release'),
          [],
        );
        assert.deepEqual(
          sections.libraries?.differences.map(({ kind }) => kind),
          ['unknown'],
        );
      }
    }
    assert.equal((await snapshot(path('bom.gz'))).environment.kind, 'sbom');
  });

  it('tells packages that are missing and changed, and never that anything runs', async () => {
    writeBoth([component('bash', '5.1-1')]);
    const [root, bill] = [await snapshot(`tar:${path('root.tar')}`), await snapshot(path('bom.json'))];
    const kinds = compare(root, bill).sections.packages?.differences.map(({ key, kind }) => [key, kind]);
    assert.deepEqual(kinds, [
      ['deb/bash:amd64', 'changed'],
      ['deb/tar:amd64', 'removed'],
    ]);
    assert.equal(check(root, [bill], { rules: [] }).targets[0]?.verdict, 'unknown');
  });

  it('refuses what cannot be read, with the way out', async () => {
    await assert.rejects(async () => sbomProvider.open(path('none.json'), 'sbom:none.json', {}), {
      name: 'EnvironmentError',
      message: `${path('none.json')} cannot be read: no such file or directory`,
    });
    write('other.json', '{"a": 1}');
    await assert.rejects(snapshot(`sbom:${path('other.json')}`), /other\.json is no bill of materials/);
    await assert.rejects(snapshot(path('other.json')), /other\.json is no snapshot of hostdrift/);
  });
});
