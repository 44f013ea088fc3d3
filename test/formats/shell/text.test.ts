import assert from 'node:assert/strict';
import { ShellSyntaxError, ShellText } from '../../../src/formats/shell/text.js';

describe('ShellText', () => {
  it('counts lines, also those that it passes over', () => {
    const text = new ShellText("'a\nb' c\nd");
    text.next();
    assert.equal(text.through("'"), 'a\nb');
    assert.deepEqual([text.line, text.peek()], [2, ' ']);
    text.match(/[^d]*/y);
    assert.deepEqual([text.line, text.peek()], [3, 'd']);
  });

  it('passes over blanks, comments and continued lines', () => {
    const text = new ShellText(' \t\\\n # comment\nx');
    text.skipBlanks();
    assert.deepEqual([text.line, text.peek()], [2, '\n']);
  });

  it('tells arithmetic from two subshells', () => {
    const arithmetic = new ShellText('((a+(b)))c');
    assert.deepEqual([arithmetic.skipArithmetic(), arithmetic.peek()], [true, 'c']);
    const subshells = new ShellText('((a); b)');
    assert.deepEqual([subshells.skipArithmetic(), subshells.at], [false, 0]);
  });

  it('says where something is not closed', () => {
    assert.throws(() => new ShellText('x\ny').through("'"), ShellSyntaxError);
    assert.throws(() => new ShellText('(a').balanced('(', ')'), ShellSyntaxError);
  });
});
