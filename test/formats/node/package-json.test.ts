import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePackageJson } from '../../../src/formats/node/package-json.js';

describe('parsePackageJson', () => {
  it('keeps what loading and installing go by', () => {
    const text = JSON.stringify({
      ...{ name: 'a', version: '1.0.0', type: 'module', main: 'a.js', bin: { a: './a.js', b: './a.js' } },
      scripts: { install: 'prebuild-install || node-gyp rebuild', start: 'node a.js' },
      binary: { module_name: 'x', module_path: './lib/{node_abi}/' },
      peerDependencies: { p: '1', q: '2' },
      peerDependenciesMeta: { q: { optional: true } },
      os: 'linux',
    });
    const json = parsePackageJson(`\ufeff${text}`);
    assert.deepEqual(json.programs, ['./a.js']);
    assert.equal(json.builds, true);
    assert.equal(json.addonPlace, './lib/{node_abi}/x.node');
    assert.deepEqual(json.peerDependencies, { p: '1' });
    assert.deepEqual(json.os, ['linux']);
    assert.equal(json.startScript, 'node a.js');
  });

  it('leaves out what has another type than it should', () => {
    const json = parsePackageJson(
      '{"name":1,"bin":2,"dependencies":{"a":1,"b":"2"},"os":[3],"scripts":[],"engines":"x"}',
    );
    assert.equal(json.name, undefined);
    assert.deepEqual([json.programs, json.dependencies, json.os, json.engines], [[], { b: '2' }, [], {}]);
  });

  it('says what is wrong with a broken one', () => {
    for (const text of ['', '{', '[]', 'null']) assert.throws(() => parsePackageJson(text), SyntaxError);
  });

  it('reads any object', () => {
    fc.assert(fc.property(fc.object(), (object) => Array.isArray(parsePackageJson(JSON.stringify(object)).os)));
  });
});
