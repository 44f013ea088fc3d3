import assert from 'node:assert/strict';
import fc from 'fast-check';
import { logicalLines } from '../../../src/formats/python/lines.js';

describe('logicalLines', () => {
  it('joins what brackets and backslashes join, and leaves comments and strings out', () => {
    const source = 'from a import (  # here\n    b,\n)\nx = \\\n  1; y = rb"a\\"#b"\n\tz = """one\ntwo"""\nlast\n';
    assert.deepEqual(
      logicalLines(source).map(({ indent, line, text }) => [indent, line, text.replace(/\s+/g, ' ')]),
      [
        [0, 1, 'from a import ( b, )'],
        [0, 4, 'x = 1'],
        [0, 5, 'y = ""'],
        [8, 6, 'z = ""'],
        [0, 8, 'last'],
      ],
    );
  });

  it('keeps short strings', () => {
    assert.deepEqual(logicalLines('f("a.b", \'c\')')[0]?.strings, ['a.b', 'c']);
  });

  it('never throws, and gives lines in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) => {
        const lines = logicalLines(source).map(({ line }) => line);
        assert.deepEqual(
          lines,
          [...lines].sort((a, b) => a - b),
        );
      }),
    );
  });
});
