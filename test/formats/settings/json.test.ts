import assert from 'node:assert/strict';
import { readJson } from '../../../src/formats/settings/json.js';
import { written } from '../../support/settings.js';

describe('readJson', () => {
  it('reads comments and trailing commas, whatever names are called', () => {
    const text = '// c\n{"a": {"b": [1, 2]},\n "l": [{"x": null},], "__proto__": 1}';
    assert.deepEqual(written(readJson(text)), ['a/b = 1,2 @2', 'l/0/x = null @3', '__proto__ = 1 @3']);
  });

  it('names the line of a mistake, and ends where it is too deep', () => {
    assert.throws(() => readJson('{"a": 1,\n"b": }'), /line 2/);
    assert.throws(() => readJson('['.repeat(5000)), RangeError);
  });
});
