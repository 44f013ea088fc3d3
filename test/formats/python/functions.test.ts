import assert from 'node:assert/strict';
import {
  inUsedClasses,
  localNames,
  mayEnd,
  outsideFunctions,
  plainFunctions,
  withoutIdleCalls,
} from '../../../src/formats/python/functions.js';
import { logicalLines } from '../../../src/formats/python/lines.js';

const texts = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text);

describe('functions of a module', () => {
  it('are plain where nothing decorates them', () => {
    const lines = logicalLines(
      '@route\ndef a(): pass\ndef b(): pass\nasync def c(): pass\nclass D:\n  def e(self): pass\n',
    );
    assert.deepEqual(
      [...plainFunctions(lines)],
      [
        ['b', false],
        ['c', true],
      ],
    );
  });

  it('hide names of the module by those that they bind', () => {
    const lines = logicalLines('def f(t, *, u=1):\n  for v, w in t:\n    x = 1\n  with open(u) as y: pass\nz = 1\n');
    assert.deepEqual([...localNames('def f(t, *, u=1)', lines, 1, 0)].sort(), ['t', 'u', 'v', 'w', 'x', 'y']);
  });

  it('are told apart from what runs with the module', () => {
    const lines = logicalLines(
      'a = 1\ndef f():\n  b = 1\nclass C:\n  def g(self):\n    c = 1\nC(1)\nclass D:\n  d = 1\n',
    );
    assert.deepEqual(texts(outsideFunctions(lines)), [
      'a = 1',
      'def f():',
      'class C:',
      'def g(self):',
      'C(1)',
      'class D:',
      'd = 1',
    ]);
    assert.deepEqual(texts(inUsedClasses(lines)), ['def g(self):', 'c = 1']);
  });

  it('may end before their last line', () => {
    assert.deepEqual(['return', 'raise X', 'sys.exit(1)', 'args = parser.parse_args()', 'x = 1'].map(mayEnd), [
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('are only worth a call where they do something of interest', () => {
    const body = [
      { later: [{ invokes: 'b', line: 2 }], name: 'a' },
      { later: [{ import: 'x', line: 4 }], name: 'b' },
      { later: [{ ends: true as const }], name: 'c' },
      { invokes: 'a', line: 6 },
      { invokes: 'c', line: 7 },
    ];
    assert.deepEqual(withoutIdleCalls(body), [body[0], body[1], body[3]]);
  });
});
