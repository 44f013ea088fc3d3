import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { cycloneDxOf } from '../../../src/api/cyclonedx/document.js';
import { readBill } from '../../../src/formats/sbom/read.js';
import { parseSnapshot } from '../../../src/index.js';
import type { Snapshot } from '../../../src/model/snapshot.js';
import { baselineFiles, findSnapshot } from '../../../src/providers/snapshot-files.js';
import { reordered, snapshotOf } from '../../support/snapshots.js';

const SCHEMAS = join(
  dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
);

function officialSchema() {
  const read = (name: string) => JSON.parse(readFileSync(join(SCHEMAS, `${name}.SNAPSHOT.schema.json`), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const format of ['iri-reference', 'idn-email']) ajv.addFormat(format, true);
  for (const name of ['spdx', 'jsf-0.82']) {
    ajv.addSchema(read(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  }
  return ajv.compile(read('bom-1.6'));
}

function aSnapshot(): Snapshot {
  const bash = { type: 'deb', name: 'bash', version: '5', architecture: 'amd64', state: 'unpacked' };
  const whole = snapshotOf({
    os: { facts: { release: { id: 'debian', versionId: '13' } } },
    packages: { facts: { 'deb/bash:amd64': bash } },
    'python-packages': { facts: { '/p/a.dist-info/METADATA': { name: 'a', version: '1' } } },
    'node-packages': {},
    composer: {},
  });
  const environment = { reference: 'oci-dir:x', kind: 'image' as const, digest: `sha256:${'a'.repeat(64)}` };
  return { ...whole, environment: { ...environment, platform: { os: 'linux', architecture: 'amd64' } } };
}

describe('a snapshot as CycloneDX', () => {
  const isValid = officialSchema();

  it('is valid by the official schema, small and large', () => {
    const [example] = baselineFiles().filter(({ name }) => name === 'example-site');
    const found = findSnapshot(example?.path ?? '');
    assert.ok(found !== undefined);
    for (const snapshot of [aSnapshot(), snapshotOf({}), parseSnapshot(found.text, found.path)]) {
      assert.ok(isValid(cycloneDxOf(snapshot)), JSON.stringify(isValid.errors));
    }
    assert.equal(isValid({ ...cycloneDxOf(aSnapshot()), version: 'x' }), false);
  });

  it('is the same for the same snapshot, whatever the order of its fields', () => {
    const document = JSON.stringify(cycloneDxOf(aSnapshot()));
    assert.equal(JSON.stringify(cycloneDxOf(reordered(aSnapshot()))), document);
    assert.match(
      document,
      /"serialNumber":"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"/,
    );
  });

  it('says what the environment is, and what hangs on what', () => {
    const { metadata, dependencies } = cycloneDxOf(aSnapshot()) as {
      metadata: { component: Record<string, unknown> };
      dependencies: unknown;
    };
    assert.equal(metadata.component.type, 'container');
    assert.deepEqual(metadata.component.hashes, [{ alg: 'SHA-256', content: 'a'.repeat(64) }]);
    const bash = 'pkg:deb/debian/bash@5?arch=amd64&distro=debian-13';
    assert.deepEqual(dependencies, [
      { ref: 'environment', dependsOn: ['operating-system', 'pkg:pypi/a@1'] },
      { ref: 'operating-system', dependsOn: [bash] },
      { ref: bash, dependsOn: [] },
      { ref: 'pkg:pypi/a@1', dependsOn: [] },
    ]);
  });

  it('is read again as what it was, and says where it is not whole', () => {
    const bill = readBill(cycloneDxOf(aSnapshot()));
    assert.deepEqual(
      bill?.packages.map(({ name, path }) => [name, path]),
      [
        ['bash', undefined],
        ['a', '/p/a.dist-info/METADATA'],
      ],
    );
    assert.deepEqual([bill?.system, bill?.incomplete], [{ id: 'debian', versionId: '13' }, undefined]);
    const { sections } = aSnapshot();
    const partial = {
      ...aSnapshot(),
      sections: { ...sections, composer: { status: 'failed', problems: [], facts: {} } },
    };
    assert.equal(readBill(cycloneDxOf(partial as Snapshot))?.incomplete, 'incomplete');
  });
});
