import assert from 'node:assert/strict';
import { scanJavaScript } from '../../../src/formats/javascript/scan.js';
import { parsePackageJson } from '../../../src/formats/node/package-json.js';
import { nodeVocabulary } from '../../../src/formats/node/vocabulary.js';
import type { ParsedFile } from '../../../src/model/probe.js';
import { codeAround, loadedFiles, type Read, type Reading } from '../../../src/probes/runtimes/node-follow.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { BLIND } from '../../support/visitor.js';

/** A reading of all these files but those in `unread`. */
async function reading(files: Record<string, string>, unread: readonly string[] = []): Promise<Reading> {
  const tree = await memoryEnvironment(files).scan(BLIND);
  const read = new Map<string, ParsedFile<Read>>();
  for (const [path, text] of Object.entries(files)) {
    const entry = tree.lookup(path);
    assert.ok(entry !== undefined);
    if (unread.includes(path)) continue;
    const parsed = path.endsWith('.json')
      ? { json: parsePackageJson(text) }
      : { code: scanJavaScript(text, nodeVocabulary()) };
    read.set(path, { entry, parsed });
  }
  return { tree, files: read };
}

describe('loadedFiles', () => {
  it('begins at all packages where no project says which it needs', async () => {
    const files = {
      '/app/node_modules/a/package.json': '{"main":"lib/start"}',
      '/app/node_modules/a/lib/start.js': "require('./more')",
      '/app/node_modules/a/lib/more.js': '',
      '/app/node_modules/b/package.json': '{"main":"b.node"}',
      '/app/node_modules/b/b.node': 'no code',
    };
    assert.deepEqual([...loadedFiles(await reading(files))].sort(), [
      '/app/node_modules/a/lib/more.js',
      '/app/node_modules/a/lib/start.js',
    ]);
  });

  it('ends where a file was not read, and in circles', async () => {
    const files = { '/app/a.js': "require('./b')", '/app/b.js': "require('./a'); require('./c')", '/app/c.js': '' };
    assert.deepEqual([...loadedFiles(await reading(files, ['/app/b.js']))].sort(), [
      '/app/a.js',
      '/app/b.js',
      '/app/c.js',
    ]);
  });

  it('leaves alone what comes with Node.js', async () => {
    const files = {
      '/usr/local/lib/node_modules/npm/package.json': '{}',
      '/usr/local/lib/node_modules/npm/index.js': '',
    };
    assert.deepEqual([...loadedFiles(await reading(files))], []);
  });
});

describe('codeAround', () => {
  it('names all code of a package and of those that it needs', async () => {
    const files = {
      '/app/node_modules/a/package.json': '{"dependencies":{"b":"1"}}',
      '/app/node_modules/a/lib/one.js': '',
      '/app/node_modules/a/lib/two.mjs': '',
      '/app/node_modules/b/three.cjs': '',
      '/app/node_modules/c/four.js': '',
    };
    const paths = codeAround(await reading(files), ['/app/node_modules/a/lib/one.js']);
    assert.deepEqual([...paths].sort(), [
      '/app/node_modules/a/lib/one.js',
      '/app/node_modules/a/lib/two.mjs',
      '/app/node_modules/b/three.cjs',
    ]);
  });
});
