import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { nodePackagesProbe } from '../../../src/probes/runtimes/node-packages.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

async function section(files: Record<string, MemoryFile>) {
  const { 'node-packages': found } = await runProbes(memoryEnvironment(files), [nodePackagesProbe]);
  for (const fact of Object.values(found?.facts ?? {})) nodePackagesProbe.schema.parse(fact);
  return found;
}

const json = (object: object) => JSON.stringify(object);

describe('the node-packages probe', () => {
  it('tells packages, projects and what lies inside packages apart', async () => {
    const found = await section({
      '/app/package.json': json({
        name: 'app',
        version: '1.0.0',
        dependencies: { a: '^1.0.0' },
        scripts: { start: 'node .' },
      }),
      '/app/index.js': '',
      '/app/node_modules/a/package.json': json({ name: 'a', version: '1.2.3', main: 'lib' }),
      '/app/node_modules/a/lib/index.js': '',
      '/app/node_modules/a/esm/package.json': json({ type: 'module' }),
    });
    assert.deepEqual(found?.facts, {
      '/app': {
        ...{ kind: 'project', name: 'app', version: '1.0.0', start: '/app/index.js' },
        ...{ startScript: 'node .', dependencies: { a: '^1.0.0' } },
      },
      '/app/node_modules/a': {
        ...{ kind: 'package', name: 'a', version: '1.2.3', main: 'lib', start: '/app/node_modules/a/lib/index.js' },
      },
      '/app/node_modules/a/esm': { kind: 'scope', type: 'module' },
    });
  });

  it('finds what exports name, add-ons, and links of other node_modules', async () => {
    const found = await section({
      '/s/node_modules/@x/b/package.json': json({ name: '@x/b', exports: { import: './b.mjs', require: './b.cjs' } }),
      '/s/node_modules/@x/b/b.cjs': '',
      '/s/node_modules/@x/b/b.mjs': '',
      '/s/node_modules/@x/b/binding.gyp': '{}',
      '/s/node_modules/@x/b/build/Release/b.node': 'x',
      '/app/node_modules/@x/b': { link: '/s/node_modules/@x/b' },
    });
    const fact = found?.facts['/s/node_modules/@x/b'];
    assert.equal(fact?.start, '/s/node_modules/@x/b/b.cjs');
    assert.equal(fact?.importStart, '/s/node_modules/@x/b/b.mjs');
    assert.equal(fact?.builds, true);
    assert.deepEqual(fact?.addons, ['/s/node_modules/@x/b/build/Release/b.node']);
    assert.deepEqual(fact?.links, ['/app/node_modules/@x/b']);
  });

  it('names broken files, and ones that are too large, and keeps the others', async () => {
    const found = await section({
      '/a/package.json': '{"name": "a"',
      '/b/package.json': '{"name": "b"}',
      '/c/package.json': new Uint8Array(9 * 1024 * 1024).fill(0x20),
      '/d/package.json': `${'['.repeat(200_000)}`,
      '/e/package.json': json({ name: 'e', main: '../../../etc/passwd', exports: { '.': './../../../etc/passwd' } }),
      '/etc/passwd': '',
    });
    assert.equal(found?.status, 'partial');
    assert.deepEqual(
      found?.problems.map(({ path, reason }) => [path, reason]),
      [
        ['/a/package.json', 'malformed'],
        ['/c/package.json', 'too-large'],
        ['/d/package.json', 'malformed'],
      ],
    );
    assert.equal(found?.facts['/b']?.name, 'b');
  });
});
