import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isBill, readBill } from '../../../src/formats/sbom/read.js';

const CONTEXT = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';

describe('readBill', () => {
  it('tells the formats by what is in them', () => {
    const formats = [
      [{ bomFormat: 'CycloneDX', specVersion: '1.4' }, 'CycloneDX 1.4'],
      [{ spdxVersion: 'SPDX-2.3' }, 'SPDX 2.3'],
      [{ '@context': CONTEXT, '@graph': [] }, 'SPDX 3'],
      [{ artifacts: [], descriptor: { name: 'syft' } }, 'Syft'],
    ] as const;
    for (const [json, format] of formats) assert.equal(readBill(json)?.format, format);
    for (const json of [{}, [], null, 'CycloneDX', { schemaVersion: '1.0', sections: {} }, { artifacts: [] }]) {
      assert.deepEqual([readBill(json), isBill(json)], [undefined, false]);
    }
  });

  it('reads any JSON without throwing', () => {
    const marks = fc.constantFrom({ bomFormat: 'CycloneDX' }, { spdxVersion: 'SPDX-2.3' }, { descriptor: {} });
    const fields = fc.constantFrom('components', 'packages', 'artifacts', 'metadata', 'distro', 'relationships');
    fc.assert(
      fc.property(marks, fc.dictionary(fields, fc.jsonValue()), (mark, rest) => {
        assert.ok((readBill({ ...rest, ...mark })?.packages.length ?? 0) >= 0);
      }),
    );
  });
});
