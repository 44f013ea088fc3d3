import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { entriesOf, REGISTRIES, type RegistryEntry } from '../src/dev/generate/registries.js';
import { ROOT } from '../src/dev/root.js';
import { PROBES } from '../src/probes/index.js';
import { PROVIDERS } from '../src/providers/index.js';
import { REPORTERS } from '../src/reports/index.js';
import { PROVERS } from '../src/requirements/provers/index.js';

interface Entry {
  readonly id: string;
  readonly title: string;
}

const LISTS: Readonly<Record<string, readonly Entry[]>> = { PROBES, PROVIDERS, REPORTERS, PROVERS };

for (const registry of REGISTRIES) {
  describe(`${registry.directory}: every ${registry.type.toLowerCase()}`, () => {
    const list = LISTS[registry.list] ?? [];
    let entries: readonly RegistryEntry[];
    before(async () => {
      entries = await entriesOf(ROOT, registry);
    });

    it('is registered under the name of its file, which no other has', () => {
      assert.ok(Object.hasOwn(LISTS, registry.list), `${registry.list} is unknown to this test`);
      assert.deepEqual(
        list.map(({ id }) => id),
        entries.map(({ file }) => basename(file, '.ts')),
      );
      assert.equal(new Set(list.map(({ id }) => id)).size, list.length);
    });

    it('has a title for people and a comment that says what it is', () => {
      for (const { id, title } of list) assert.match(title, /\S/, id);
      for (const { file, name } of entries) {
        const code = readFileSync(join(ROOT, registry.directory, file), 'utf8');
        assert.match(code, new RegExp(`\\*/\nexport const ${name}\\b`), `${file}: a doc comment above ${name}`);
      }
    });

    it('has a test that uses it', () => {
      for (const { file, name } of entries) {
        const test = join(ROOT, registry.directory.replace(/^src/, 'test'), file.replace(/\.ts$/, '.test.ts'));
        assert.ok(existsSync(test) && readFileSync(test, 'utf8').includes(name), `${test} does not use ${name}`);
      }
    });
  });
}

describe('the README', () => {
  let text: string;
  before(() => {
    text = readFileSync(join(ROOT, 'README.md'), 'utf8');
  });

  it('names every reference that a provider opens', () => {
    const missing = PROVIDERS.filter(
      ({ id, aliases = [] }) => ![id, ...aliases].every((scheme) => text.includes(scheme)),
    );
    assert.deepEqual(
      missing.map(({ syntax }) => syntax),
      [],
    );
  });

  it('names every format and every command', () => {
    const commands = readdirSync(join(ROOT, 'src/commands'))
      .filter((file) => file !== 'index.ts')
      .map((file) => `hostdrift ${basename(file, '.ts')}`);
    const words = [...REPORTERS.map(({ id }) => id), ...commands];
    assert.deepEqual(
      words.filter((word) => !text.includes(word)),
      [],
    );
  });

  it('has the test command that the check of a change runs', () => {
    assert.match(text, /npm ci && npm test/);
    assert.match(readFileSync(join(ROOT, '.ci/run'), 'utf8'), /npm ci && npm test/);
  });
});
