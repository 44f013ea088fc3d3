import assert from 'node:assert/strict';
import { SimpleReader } from '../../../src/formats/shell/simple.js';
import { ShellText } from '../../../src/formats/shell/text.js';

function reader(constant: (name: string) => string | undefined = () => undefined) {
  const readCommands = (text: ShellText, end: ')' | '}') => {
    text.through(end);
    return { list: [] };
  };
  return new SimpleReader(() => ({ list: [] }), readCommands, constant);
}

describe('SimpleReader', () => {
  it('reads words, assignments and redirections', () => {
    const read = (code: string) => reader().simple(new ShellText(code));
    assert.deepEqual(read('A=/srv B=c exec x >y 2>/dev/null\n'), {
      run: ['exec', 'x'],
      line: 1,
      set: [
        ['A', '/srv'],
        ['B', ''],
      ],
      quiet: true,
    });
    assert.deepEqual(read('f() { a; }'), { function: 'f', body: { list: [] } });
  });

  it('puts what is known in for variables', () => {
    const read = reader((name) => (name === 'A' ? '/srv' : undefined));
    assert.deepEqual(read.simple(new ShellText('exec $A/x $B')), { run: ['exec', '/srv/x', '$'], line: 1 });
  });

  it('notes what a plain sh does not read, once', () => {
    const words = reader();
    words.simple(new ShellText('x=(a b)\n'));
    assert.equal(words.takeBeyond()?.what, 'x=(…)');
    assert.equal(words.takeBeyond(), undefined);
  });

  it('refuses what can begin no command', () => {
    for (const code of [')', 'done', ''])
      assert.throws(() => reader().simple(new ShellText(code)), { name: 'ShellSyntaxError' });
  });
});
