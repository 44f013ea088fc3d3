import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { schemas, writeSchemas } from '../../../src/dev/build/schemas.js';
import { PROBES } from '../../../src/probes/index.js';
import { scratchDirectory } from '../../support/scratch.js';

const NAMES = [
  'differences.schema.json',
  'manifest.schema.json',
  'project.schema.json',
  'report.schema.json',
  'requirements.schema.json',
  'snapshot.schema.json',
];

describe('the published JSON Schemas', () => {
  const scratch = scratchDirectory();

  it('are the same text in every run', () => {
    assert.deepEqual([...schemas()], [...schemas()]);
    assert.deepEqual([...schemas().keys()].sort(), NAMES);
  });

  it('say which dialect they are written in and refer to nothing outside', () => {
    for (const [name, text] of schemas()) {
      const schema = JSON.parse(text) as { $schema: string; $defs?: Record<string, unknown> };
      assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema', name);
      for (const [, reference] of text.matchAll(/"\$ref": "([^"]*)"/g)) {
        const definition = /^#\/\$defs\/(\w+)$/.exec(reference ?? '')?.[1];
        assert.ok(definition !== undefined && schema.$defs?.[definition] !== undefined, `${name}: ${reference}`);
      }
    }
  });

  it('describe the facts of each section by the schemas of its probes', () => {
    const snapshot = JSON.parse(schemas().get('snapshot.schema.json') ?? '') as {
      $defs: { Snapshot: { properties: { sections: { properties: Record<string, unknown>; required?: unknown } } } };
    };
    const { properties, required } = snapshot.$defs.Snapshot.properties.sections;
    const sections = new Set(PROBES.map(({ id, section = id }) => section));
    assert.deepEqual(Object.keys(properties), [...sections].sort());
    assert.equal(required, undefined);
    assert.match(JSON.stringify(properties.packages), /#\/\$defs\/PackageFact/);
  });

  it('are written whole', async () => {
    await writeSchemas(scratch.path('schemas'));
    assert.deepEqual(readdirSync(scratch.path('schemas')).sort(), NAMES);
    for (const [name, text] of schemas()) assert.equal(readFileSync(scratch.path(`schemas/${name}`), 'utf8'), text);
  });
});
