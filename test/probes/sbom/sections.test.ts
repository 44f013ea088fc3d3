import assert from 'node:assert/strict';
import { PROBES } from '../../../src/probes/index.js';
import { sectionsOf } from '../../../src/probes/sbom/sections.js';

const read = (json: unknown) => sectionsOf({ path: 'a.json', text: JSON.stringify(json) }, PROBES);
const bash = { type: 'library', name: 'bash', purl: 'pkg:deb/debian/bash@5?arch=amd64' };

describe('the sections of a bill of materials', () => {
  it('hold what it lists; everything else is unknown, and says why', () => {
    const { packages, os, libraries, kernel, ...rest } = read({
      bomFormat: 'CycloneDX',
      components: [bash, { type: 'operating-system', name: 'debian', version: '13' }],
    });
    assert.equal(packages?.status, 'complete');
    assert.deepEqual(Object.keys(packages?.facts ?? {}), ['deb/bash:amd64']);
    assert.deepEqual([os?.status, os?.facts], ['partial', { release: { id: 'debian', versionId: '13' } }]);
    assert.deepEqual(
      os?.problems.map(({ about }) => about),
      ['architecture', 'libc'],
    );
    assert.equal(libraries?.status, 'failed');
    assert.deepEqual(libraries?.problems, [{ reason: 'unsupported', message: 'an SBOM lists packages only' }]);
    assert.equal(rest['python-packages']?.status, 'failed');
    assert.match(rest['python-packages']?.problems[0]?.message ?? '', /does not say that there are none/);
    // No list of packages runs.
    assert.equal(kernel?.status, 'not-applicable');
    assert.deepEqual(
      Object.values(rest).filter(({ status }) => status === 'complete'),
      [],
    );
  });

  it('have holes where something has no package URL, or the bill says that it is not whole', () => {
    const mystery = { type: 'library', name: 'x\u001b[2J' };
    const compositions = [{ aggregate: 'incomplete' }];
    const { packages } = read({ bomFormat: 'CycloneDX', components: [bash, mystery, mystery], compositions });
    assert.equal(packages?.status, 'partial');
    assert.deepEqual(
      packages?.problems.map(({ message }) => message),
      [
        'the SBOM calls itself incomplete: it may not list all',
        'x\\x1b[2J and 1 more have no package URL in the SBOM: what kind of package that is is not known',
      ],
    );
  });

  it('are none of other JSON, and of no JSON', () => {
    assert.throws(() => read({ a: 1 }), { name: 'EnvironmentError', message: 'a.json is no bill of materials' });
    assert.throws(() => sectionsOf({ path: 'a.json', text: '{' }, PROBES), /a\.json is no valid JSON/);
  });
});
