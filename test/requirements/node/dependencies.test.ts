import assert from 'node:assert/strict';
import { installed, nodeCauses, nodeSystem } from '../../support/node.js';

const node20 = nodeSystem('20.19.2', 115);
const project = (json: object, code = '') => ({ '/app.js': code, '/package.json': JSON.stringify(json) });
const needs = (...names: string[]) => ({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) });

describe('missingDependencies', () => {
  it('misses what the project and what its packages declare', async () => {
    const payload = { ...project(needs('a', 'b')), ...installed('a', needs('c')) };
    assert.deepEqual(await nodeCauses(node20, payload), ['warning node-dependency:b,c']);
    const whole = { ...payload, ...installed('b'), ...installed('a/node_modules/c') };
    assert.deepEqual(await nodeCauses(node20, whole), []);
  });

  it('says nothing of what is optional, of types, or of a project that is bundled', async () => {
    const optional = { ...needs('a', 'b', '@types/c'), optionalDependencies: { b: '1' } };
    assert.deepEqual(await nodeCauses(node20, { ...project(optional), ...installed('a') }), []);
    assert.deepEqual(await nodeCauses(node20, project(needs('a', 'b'))), []);
  });

  it('leaves out what is loaded and missed already', async () => {
    const payload = { ...project(needs('a', 'b'), "require('b/lib')"), ...installed('a') };
    assert.deepEqual(await nodeCauses(node20, payload), ['error missing-module:b/lib']);
  });

  it('ends where packages need one another', async () => {
    const payload = { ...project(needs('a')), ...installed('a', needs('b')), ...installed('b', needs('a')) };
    assert.deepEqual(await nodeCauses(node20, payload), []);
  });
});
