import assert from 'node:assert/strict';
import { CommandReader } from '../../../src/formats/shell/commands.js';
import { ShellText } from '../../../src/formats/shell/text.js';

function read(code: string): unknown {
  return new CommandReader().complete(new ShellText(code));
}

const run = (name: string) => ({ run: [name], line: 1 });

describe('CommandReader', () => {
  it('reads what joins commands', () => {
    assert.deepEqual(read('a || b && ! c | d &'), {
      background: { and: [{ or: [run('a'), run('b')] }, { not: { pipe: [run('c'), run('d')] } }] },
    });
    assert.deepEqual(read('(a; { b; })'), { subshell: { list: [run('a'), run('b')] } });
  });

  it('reads compound commands', () => {
    assert.deepEqual(read('if a; then b; elif c; then d; else e; fi >/dev/null'), {
      ...{ if: run('a'), do: run('b') },
      else: { if: run('c'), do: run('d'), else: run('e') },
    });
    assert.deepEqual(read('until a; do b; done'), { while: { not: run('a') }, do: run('b') });
    assert.deepEqual(read('for x in 1 "$@"; do a; done'), { for: run('a') });
    assert.deepEqual(read('for ((i=0; i<3; i++)); do a; done'), { for: run('a') });
    assert.deepEqual(read('case $1 in (a|b) c ;; *) d; esac'), { case: [run('c'), run('d')] });
    assert.deepEqual(read('[[ $x == "a)" && ! -f y ]]'), run('[['));
  });

  it('leaves out branches for other systems', () => {
    assert.deepEqual(read('case $(uname) in *CYGWIN*|*MINGW*) a;; Linux|Darwin) b;; esac'), { case: [run('b')] });
  });

  it('reads functions, assignments and what commands write', () => {
    assert.deepEqual(read('f() { a; }'), { function: 'f', body: run('a') });
    assert.deepEqual(read('PATH="$HOME/bin:$PATH" X=1 a >/usr/bin/b 2>/dev/null'), {
      ...{ run: ['a'], line: 1, quiet: true, installs: true },
      set: [
        ['PATH', '"$HOME/bin:$PATH"'],
        ['X', ''],
      ],
    });
    assert.deepEqual(read('x=$(a | b)'), {
      ...{ run: [], line: 1, set: [['x', '']] },
      inner: [{ pipe: [run('a'), run('b')] }],
    });
  });

  it('passes over here-documents', () => {
    const text = new ShellText("cat <<-'E' | a\n\tif (\n\tE\nb\n");
    const reader = new CommandReader();
    assert.deepEqual(reader.complete(text), { pipe: [run('cat'), run('a')] });
    reader.skipSeparators(text);
    assert.deepEqual(reader.complete(text), { run: ['b'], line: 4 });
  });

  it('notes what a plain sh does not read', () => {
    for (const [code, what] of [
      ['x=(1 2)', 'x=(…)'],
      ['cat <<< x', '<<<'],
      ['cat <(a)', '<(…)'],
      ['function f { a; }', 'function NAME'],
      ['if a; then declare -A y=([k]=v); fi', 'y=(…)'],
    ] as const) {
      const reader = new CommandReader();
      reader.complete(new ShellText(code));
      assert.equal(reader.takeBeyond()?.what, what);
      assert.equal(reader.takeBeyond(), undefined);
    }
  });
});
