import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveExports } from '../../../src/formats/node/exports.js';

const REQUIRE = new Set(['node', 'require']);

describe('resolveExports', () => {
  it('takes a text, conditions in their order, and lists', () => {
    assert.equal(resolveExports('./a.js', '.', REQUIRE), './a.js');
    assert.equal(resolveExports({ import: './a.mjs', require: './a.cjs' }, '.', REQUIRE), './a.cjs');
    assert.equal(resolveExports({ '.': [{ import: './a.mjs' }, './b.js'] }, '.', REQUIRE), './b.js');
  });

  it('takes subpaths, also by pattern, and nothing that is not named', () => {
    const exports = { './a': './lib/a.js', './x/*': './lib/*.js', './x/*/y': './y/*.js', './hidden': null };
    assert.equal(resolveExports(exports, './a', REQUIRE), './lib/a.js');
    assert.equal(resolveExports(exports, './x/b', REQUIRE), './lib/b.js');
    assert.equal(resolveExports(exports, './hidden', REQUIRE), undefined);
    assert.equal(resolveExports(exports, './c', REQUIRE), undefined);
    assert.equal(resolveExports('./a.js', './b', REQUIRE), undefined);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.string(),
        (exports, path) => typeof resolveExports(exports, path, REQUIRE) !== 'number',
      ),
    );
  });
});
