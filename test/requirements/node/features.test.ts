import assert from 'node:assert/strict';
import { installed, nodeCauses, nodeSystem } from '../../support/node.js';

const node12 = nodeSystem('12.22.12', 72);
const node18 = nodeSystem('18.20.4', 108);
const WRONG = ['error language-version:node-api'];
const MAYBE = ['warning language-version:node-api'];

describe('missingFeatures', () => {
  const causes = (text: string, command: string[] = ['node', 'app.js'], more: Record<string, string> = {}) =>
    nodeCauses(node18, { '/app.js': text, ...more }, { commands: [command] });

  it('holds globals, members and methods against the release', async () => {
    for (const text of [
      'new WebSocket()',
      'navigator.userAgent.length',
      "require('zlib').zstdCompressSync('a')",
      "require('fs').promises.glob('a')",
      'new Set().union(a)',
      '[1].values().map(f)',
    ]) {
      assert.deepEqual(await causes(text), WRONG, text);
    }
    assert.deepEqual(await causes('[1].at(0); structuredClone({})'), []);
    assert.deepEqual(await nodeCauses(node12, { '/app.js': '[1].at(0)' }), WRONG);
  });

  it('only warns where something else may bring it', async () => {
    const more = { '/fill.js': 'globalThis.WebSocket = class {}' };
    assert.deepEqual(await causes("require('./fill'); new WebSocket()", undefined, more), MAYBE);
    assert.deepEqual(await causes('new WebSocket()', ['node', '--experimental-fetch', 'app.js']), MAYBE);
  });

  it('tells files beside a file from packages that bring globals', async () => {
    const using = (name: string) => ({ '/app.js': `require('${name}'); fetch('x')`, '/lib/globals.js': '' });
    const packages = installed('some-globals');
    assert.deepEqual(await nodeCauses(node12, { ...using('some-globals'), ...packages }), [
      'warning language-version:node-api',
    ]);
    assert.deepEqual(await nodeCauses(node12, using('./lib/globals')), ['error language-version:node-api']);
  });

  it('knows algorithms that left with OpenSSL 3, and how to have them back', async () => {
    const text = "require('crypto').createHash('md4')";
    assert.deepEqual(await causes(text), WRONG);
    assert.deepEqual(await causes(text, ['node', '--openssl-legacy-provider', 'app.js']), []);
    assert.deepEqual(await nodeCauses(node12, { '/app.js': text }), []);
  });
});
