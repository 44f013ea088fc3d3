import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanJavaScript } from '../../../src/formats/javascript/scan.js';

const VOCABULARY = {
  globals: new Set(['fetch']),
  members: new Set(['Promise.withResolvers', 'fs.globSync', 'import.meta.dirname']),
  loaders: new Set(['bindings', 'node-gyp-build']),
};

const scan = (text: string) => scanJavaScript(text, VOCABULARY);
const modules = (text: string) => scan(text).modules.map(({ name, how, when }) => `${how} ${name} ${when}`);
const features = (text: string) => scan(text).features.map(({ name, when }) => `${name} ${when}`);

describe('scanJavaScript', () => {
  it('finds what is required, and when', () => {
    assert.deepEqual(modules("require('a'); function f() { require('b') } try { require('c') } catch {}"), [
      'require a start',
      'require b later',
      'require c guarded',
    ]);
  });

  it('follows functions that are called as the file is loaded', () => {
    assert.deepEqual(modules("run(); function run() { load() } function load() { require('a') }"), ['require a start']);
    assert.deepEqual(modules("function load() { try { require('a') } catch (e) { throw e } } load()"), [
      'require a start',
    ]);
  });

  it('finds imports and exports of every form', () => {
    const text =
      "import 'a'; import b, {c as d} from 'b';\nexport * from 'c'; export {x} from \"d\"; const e = await import('e'); import('f')";
    assert.deepEqual(modules(text), [
      'import a start',
      'import b start',
      'import c start',
      'import d start',
      'import e start',
      'import f later',
    ]);
    assert.equal(scan(text).isModule, true);
  });

  it('is not misled by strings, comments, templates and members', () => {
    assert.deepEqual(modules("'require(\"a\")'; // require('b')\n/* import 'c' */ `require('d')`; x.require('e')"), []);
  });

  it('finds features where they are used, and not where they are asked for or declared', () => {
    assert.deepEqual(features("fetch('x'); Promise.withResolvers(); require('fs').globSync('*')"), [
      'fetch start',
      'Promise.withResolvers start',
      'fs.globSync start',
    ]);
    assert.deepEqual(features("const fs = require('fs'); () => fs.globSync('*')"), ['fs.globSync later']);
    assert.deepEqual(features("import { globSync as g } from 'node:fs'"), ['fs.globSync start']);
    assert.deepEqual(features("if (typeof fetch === 'function') fetch('x')"), ['fetch guarded']);
    assert.deepEqual(features("const fetch = require('node-fetch'); fetch('x')"), []);
    assert.deepEqual(features("if (typeof fetch !== 'function') throw new Error()"), ['fetch start']);
    assert.deepEqual(features('const here = import.meta.dirname'), ['import.meta.dirname start']);
  });

  it('finds syntax that was not always there', () => {
    const text = "a?.b ?? c; d ||= e; class F { static { } } import g from 'g' with {type: 'json'}; await 1";
    assert.deepEqual(scan(text).syntax, [
      'class-static-block',
      'import-attributes',
      'logical-assignment',
      'nullish-coalescing',
      'optional-chaining',
      'top-level-await',
    ]);
    assert.deepEqual(scan("import a from 'a' assert {type: 'json'}").syntax, ['import-assertion']);
    assert.deepEqual(scan('{ using x = y }').syntax, ['using']);
    assert.deepEqual(scan('a ? .5 : b; async () => { await c }').syntax, []);
  });

  it('finds searches for add-ons', () => {
    assert.deepEqual(scan("module.exports = require('node-gyp-build')(__dirname)").addons, [
      { loader: 'node-gyp-build', name: undefined, when: 'start' },
    ]);
    assert.deepEqual(scan("const bindings = require('bindings'); try { bindings('x') } catch {}").addons, [
      { loader: 'bindings', name: 'x', when: 'guarded' },
    ]);
    assert.deepEqual(scan("const load = interop(require('node-gyp-build'))").addons, [
      { loader: 'node-gyp-build', when: 'start' },
    ]);
  });

  it('reads any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(scan(text).modules)));
    const piece = fc.constantFrom(
      'require',
      "('a')",
      'import',
      '{',
      '}',
      '(',
      ')',
      '=>',
      'try',
      'catch',
      '`',
      '${',
      '\n',
      '?.',
      ' from ',
      "'x'",
    );
    fc.assert(fc.property(fc.array(piece), (pieces) => Array.isArray(scan(pieces.join('')).syntax)));
  });
});
