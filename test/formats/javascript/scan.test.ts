import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanJavaScript } from '../../../src/formats/javascript/scan.js';

const VOCABULARY = {
  globals: new Set(['fetch']),
  members: new Set(['Promise.withResolvers', 'fs.globSync', 'import.meta.dirname']),
  methods: new Map([
    ['at', new Set(['Array#at', 'String#at'])],
    ['union', new Set(['Set#union'])],
  ]),
  calls: new Set(['crypto.createHash(md4)']),
  starters: new Set(['child_process.execFileSync', 'child_process.execSync']),
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

  it('knows what depends on NODE_ENV alone', () => {
    const asked = (text: string) => scan(text).modules.map(({ name, when, nodeEnv }) => `${name} ${when} ${nodeEnv}`);
    const choice = (test: string) =>
      `if (process.env.NODE_ENV ${test}) {\n f(require('a'));\n} else {\n require('b')\n}; require('c')`;
    assert.deepEqual(asked(choice("=== 'production'")), [
      'a start production',
      'b start !production',
      'c start undefined',
    ]);
    assert.deepEqual(asked(choice('!= "test"')), ['a start !test', 'b start test', 'c start undefined']);
    assert.deepEqual(asked("if (process.env.NODE_ENV === 'x') require('a'); else require('b'); require('c')"), [
      'a start x',
      'b start !x',
      'c start undefined',
    ]);
    assert.deepEqual(asked("if (process.env.NODE_ENV === 'x' && y) { require('a') } else { require('b') }"), [
      'a guarded undefined',
      'b guarded undefined',
    ]);
    assert.deepEqual(asked("if (y) {} else if (process.env.NODE_ENV === 'x') { require('a') } else { require('b') }"), [
      'a guarded undefined',
      'b guarded undefined',
    ]);
    assert.deepEqual(asked("function f() { if (process.env.NODE_ENV === 'x') { require('a') } }"), ['a later x']);
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
    assert.deepEqual(features('const here = import.meta.dirname'), ['import.meta.dirname later']);
    assert.deepEqual(features("path.join(import.meta.dirname, 'a')"), ['import.meta.dirname start']);
  });

  it('takes a member for needed only where nothing would do without it', () => {
    const needed = (text: string) => features(text).filter((one) => one.endsWith(' start'));
    for (const text of [
      "require('fs').globSync",
      "require('fs').globSync?.('*')",
      "const { globSync } = require('fs'); if (globSync) globSync('*')",
      "const fs = require('fs'); if (!fs.globSync) { fs.globSync = other } fs.globSync('*')",
      "const fs = require('fs'); typeof fs.globSync === 'function' || die(); fs.globSync('*')",
      "const fs = require('fs-extra'); fs.globSync('*')",
      "const fs = require('fs').promises; fs.globSync('*')",
      'x = { fetch(url) { return url } }',
      'class A { async fetch(url) { return url } }',
      'new Set().union(a); class Set {}',
      "if (!Array.prototype.at) Array.prototype.at = f; [1].at(0); 'prototype.at'",
      'a.at(0); b[0].at(1); f(1).at(2)',
    ]) {
      assert.deepEqual(needed(text), [], text);
    }
    for (const [text, feature] of [
      ["const { globSync: g } = require('node:fs'); g('*')", 'fs.globSync'],
      ["const fs_1 = require('fs'); (0, fs_1.globSync)('*')", 'fs.globSync'],
      ["if (!require('fs').globSync) throw new Error('old')", 'fs.globSync'],
      ["require('fs').globSync; if (!require('fs').globSync) { console.error('old'); process.exit(1) }", 'fs.globSync'],
      ['new fetch', 'fetch'],
      ['[1].at(-1)', 'Array#at'],
      ['[1].map(f).at(-1)', 'Array#at'],
      ['return new Set([1]).union(a)', 'Set#union'],
      ["require('crypto').createHash('MD4')", 'crypto.createHash(md4)'],
    ] as const) {
      assert.deepEqual(needed(text), [`${feature} start`], text);
    }
  });

  it('finds programs that are started by name', () => {
    const programs = (text: string) => scan(text).programs.map(({ name, when }) => `${name} ${when}`);
    assert.deepEqual(programs("require('child_process').execFileSync('git', ['--version'])"), ['git start']);
    assert.deepEqual(programs("import { execSync } from 'node:child_process'; execSync('git describe')"), [
      'git start',
    ]);
    assert.deepEqual(programs("const c = require('child_process'); try { c.execSync('git a') } catch {}"), [
      'git guarded',
    ]);
    for (const text of ["execSync('a || b')", "execSync('a', { env: {} })", 'execSync(a)', "exec('a')"]) {
      assert.deepEqual(programs(`const { exec, execSync } = require('child_process'); ${text}`), [], text);
    }
  });

  it('finds what is exported, and put among the globals', () => {
    assert.deepEqual(scan("exports.a = require('a'); exports.b = exports.a").exports, ['a', 'b']);
    assert.equal(scan("module.exports = require('a')").exports, undefined);
    assert.deepEqual(scan("globalThis.fetch = require('a')").defines, ['fetch']);
    assert.deepEqual(scan("Object.assign(globalThis, require('a'))").defines, ['*']);
    assert.equal(scan("import { createRequire } from 'module'; const require = createRequire(a)").ownRequire, true);
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
    assert.deepEqual(scan('fetch(/[a--b]/v, a / b / v)').syntax, ['regexp-v-flag']);
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
