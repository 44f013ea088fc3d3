import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { nodeCodeProbe } from '../../../src/probes/runtimes/node-code.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

async function section(files: Record<string, MemoryFile>) {
  const { 'node-code': found } = await runProbes(memoryEnvironment(files), [nodeCodeProbe]);
  for (const fact of Object.values(found?.facts ?? {})) nodeCodeProbe.schema.parse(fact);
  return found;
}

describe('the node-code probe', () => {
  it('says where paths lead', async () => {
    const found = await section({
      '/app/main.js': "require('./lib'); require('./none'); import('./x.js'); require('express')",
      '/app/lib/index.js': "import './other'; export * from './b.mjs'",
      '/app/lib/b.mjs': '',
    });
    assert.deepEqual(found?.facts['/app/main.js'], {
      modules: [
        { name: './lib', how: 'require', when: 'start', file: '/app/lib/index.js' },
        { name: './none', how: 'require', when: 'start', missing: true },
        { name: './x.js', how: 'import', when: 'later', missing: true },
        { name: 'express', how: 'require', when: 'start' },
      ],
    });
    assert.deepEqual(found?.facts['/app/lib/index.js'], {
      module: true,
      modules: [
        { name: './other', how: 'import', when: 'start', missing: true },
        { name: './b.mjs', how: 'import', when: 'start', file: '/app/lib/b.mjs' },
      ],
    });
  });

  it('reads of packages what starts them, and nothing for browsers', async () => {
    const found = await section({
      '/app/node_modules/a/index.js': '',
      '/app/node_modules/a/lib/binding.js': '',
      '/app/node_modules/a/lib/a.js': '',
      '/app/node_modules/a/lib/deep/down.js': '',
      '/app/node_modules/a/large.js': ' '.repeat(300_000),
      '/app/static/site.js': '',
      '/usr/share/javascript/jquery.js': '',
    });
    const names = Object.keys(found?.facts ?? {}).map((path) => path.slice('/app/node_modules/a/'.length));
    assert.deepEqual(names, ['index.js', 'lib/a.js', 'lib/binding.js']);
  });

  it('follows what the project and its packages load', async () => {
    const files = {
      '/app/package.json': '{"dependencies":{"a":"1"}}',
      '/app/node_modules/a/package.json': '{"exports":{"module-sync":"./new/start.js","default":"./old/start.js"}}',
      '/app/node_modules/a/new/start.js': "require('../deep/down/used')",
      '/app/node_modules/a/old/start.js': "try { require('../deep/down/optional') } catch {}",
      '/app/node_modules/a/deep/down/used.js': "require('b/feature')",
      '/app/node_modules/a/deep/down/optional.js': '',
      '/app/node_modules/a/deep/down/unused.js': '',
      '/app/node_modules/b/package.json': '{"main":"x"}',
      '/app/node_modules/b/deep/x.js': '',
      '/app/node_modules/b/feature/index.js': "require('../deep/down/last.js')",
      '/app/node_modules/b/deep/down/last.js': 'export const large = 1;'.padEnd(300_000),
    };
    const expected = [
      'a/deep/down/used.js',
      'a/new/start.js',
      'a/old/start.js',
      'b/deep/down/last.js',
      'b/feature/index.js',
    ].map((name) => `/app/node_modules/${name}`);
    assert.deepEqual(Object.keys((await section(files))?.facts ?? {}), expected);
    const { 'node-code': streamed } = await runProbes({ ...memoryEnvironment(files), isStream: true }, [nodeCodeProbe]);
    assert.deepEqual(Object.keys(streamed?.facts ?? {}), expected);
  });

  it('takes a package.json that is broken for one that says nothing', async () => {
    const found = await section({
      '/app/node_modules/a/package.json': '{',
      '/app/node_modules/a/index.js': '',
    });
    assert.deepEqual([found?.status, Object.keys(found?.facts ?? {})], ['complete', ['/app/node_modules/a/index.js']]);
  });

  it('names what is too large to be read', async () => {
    const found = await section({ '/app/bundle.js': new Uint8Array(9 * 1024 * 1024).fill(0x20), '/app/a.js': '' });
    assert.deepEqual(
      found?.problems.map(({ path, reason }) => [path, reason]),
      [['/app/bundle.js', 'too-large']],
    );
    assert.deepEqual(Object.keys(found?.facts ?? {}), ['/app/a.js']);
  });
});
