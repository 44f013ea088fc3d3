import assert from 'node:assert/strict';
import { readSimple } from '../../../src/formats/python/simple.js';

const read = (text: string, strings: string[] = []) => readSimple({ indent: 0, line: 1, text, strings });

describe('readSimple', () => {
  it('reads what is imported and the names that are bound', () => {
    assert.deepEqual(read('import a.b, c as d').statements, [
      { import: 'a.b', line: 1 },
      { import: 'c', line: 1 },
    ]);
    assert.deepEqual(read('import a.b, c as d').bindings, [
      { name: 'a', module: 'a' },
      { name: 'd', module: 'c' },
    ]);
    assert.deepEqual(read('from ..a import (b as c, d,)').statements, [{ from: '..a', names: ['b', 'd'], line: 1 }]);
    assert.deepEqual(read('from . import x').statements, [{ from: '.', names: ['x'], line: 1 }]);
    assert.deepEqual(read('a = b, c = f(d=1)').bindings, [{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
  });

  it('reads nothing from what only looks like it', () => {
    for (const text of ['importlib.x()', 'from = 1', 'x == 1', 'from import']) {
      assert.deepEqual(
        read(text).statements.filter((each) => !('mentions' in each)),
        [],
        text,
      );
    }
    assert.deepEqual(read('f("")', ['a.b', 'no name']).statements, [{ mentions: ['a.b'], line: 1 }]);
  });
});
