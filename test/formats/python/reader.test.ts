import assert from 'node:assert/strict';
import { logicalLines } from '../../../src/formats/python/lines.js';
import { MAKES_PATHS, Reader } from '../../../src/formats/python/reader.js';

const read = (source: string) => new Reader(logicalLines(source), true).block(0, 0);

describe('Reader', () => {
  it('names functions, and where they are called', () => {
    assert.deepEqual(read('def main():\n  if x:\n    return\n  import a\nmain()\n'), [
      { later: [{ if: [{ when: 'x', body: [{ ends: true }] }] }, { import: 'a', line: 4 }], name: 'main' },
      { invokes: 'main', line: 5 },
    ]);
  });

  it('lets names of a function hide modules in it, and nowhere else', () => {
    const body = read('import typing as t\ndef f(t):\n  return t.nothing\nt.Any\n');
    assert.deepEqual(body, [
      { import: 'typing', line: 1 },
      { use: 'typing.Any', line: 4 },
    ]);
  });

  it('takes parts of a property for what they are', () => {
    assert.deepEqual(read('import traceback\nclass A:\n  @traceback.setter\n  def traceback(self, x): pass\n'), [
      { import: 'traceback', line: 1 },
    ]);
  });

  it('knows what has modules looked for elsewhere', () => {
    assert.ok(MAKES_PATHS.test('sys.path.insert(0, x)'));
    assert.deepEqual(read('import sys\ndef f():\n  sys.path.append(x)\n')[1], {
      later: [{ use: 'sys.path', line: 3 }, { searches: true }],
      name: 'f',
    });
  });
});
