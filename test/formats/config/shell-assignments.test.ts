import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shellAssignments } from '../../../src/formats/config/shell-assignments.js';

const said = (text: string, options = {}) =>
  shellAssignments(text, options).map(({ name, value, line }) => [name, value, line]);

describe('assignments of a shell script', () => {
  it('are those of a line, exported or not', () => {
    assert.deepEqual(said('A=1; export A\nexport B="x y" C=\'z $\' # c\nD=1 run\nE=$(x)\nF=`x`\nG=a;b\n'), [
      ['A', '1', 1],
      ['B', 'x y', 2],
      ['C', 'z $', 2],
      ['G', 'a', 6],
    ]);
  });

  it('are not those of conditions, loops and functions', () => {
    const text =
      'if [ x ]; then\n  A=1\nelse\n  A=2\nfi\nf() {\n  B=1\n}\nif x; then C=1; fi\nfor i in a; do\nD=1\ndone\ncase x in\n a) E=1 ;;\nesac\nF=1\n';
    assert.deepEqual(said(text), [['F', '1', 16]]);
  });

  it('take what stood before, where that is asked for', () => {
    const text = 'SUFFIX=-a\nexport LOG=/var/log/x$SUFFIX\nexport PID="/run/${NONE}x"\nexport Z=${A:-b}\n';
    assert.deepEqual(said(text), [['SUFFIX', '-a', 1]]);
    assert.deepEqual(said(text, { expand: true }), [
      ['SUFFIX', '-a', 1],
      ['LOG', '/var/log/x-a', 2],
      ['PID', '/run/x', 3],
    ]);
  });

  it('never throws', () => {
    const piece = fc.constantFrom('A', '=', '"', "'", '$', '{', '}', ';', '\n', ' ', 'if', 'fi', 'export ');
    fc.assert(fc.property(fc.string({ unit: piece }), (text) => assert.ok(Array.isArray(shellAssignments(text)))));
  });
});
