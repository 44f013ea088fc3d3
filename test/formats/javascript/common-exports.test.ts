import assert from 'node:assert/strict';
import { commonExports } from '../../../src/formats/javascript/common-exports.js';

describe('commonExports', () => {
  it('has every name that is written', () => {
    assert.deepEqual(commonExports('module.exports.b = 1; exports["c"] = 2; exports.a = exports.b'), ['a', 'b', 'c']);
    assert.deepEqual(commonExports('Object.defineProperty(exports, "__esModule", { value: true })'), ['__esModule']);
  });

  it('says nothing where exports is handed on, replaced or not mentioned', () => {
    for (const text of ['module.exports = {}', 'f(exports)', 'exports[name] = 1', '1', '/* exports */ exports.a = 1']) {
      assert.equal(commonExports(text), undefined, text);
    }
  });
});
