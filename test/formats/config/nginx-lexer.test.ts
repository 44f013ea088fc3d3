import assert from 'node:assert/strict';
import { NginxLexer } from '../../../src/formats/config/nginx-lexer.js';

describe('NginxLexer', () => {
  it('goes through a file step by step, with lines', () => {
    const lexer = new NginxLexer('# c\na\n  b {\n}');
    assert.deepEqual(lexer.next(), { kind: 'directive', name: 'a', parameters: ['b'], line: 2, opens: true });
    assert.deepEqual(lexer.next(), { kind: 'close', line: 4 });
    assert.deepEqual(lexer.next(), { kind: 'end' });
    assert.deepEqual(lexer.next(), { kind: 'end' });
  });

  it('keeps a backslash that escapes nothing', () => {
    const lexer = new NginxLexer('a \\d\\t "\\d\\\\";');
    assert.deepEqual(lexer.next(), {
      kind: 'directive',
      name: 'a',
      parameters: ['\\d\t', '\\d\\'],
      line: 1,
      opens: false,
    });
  });
});
