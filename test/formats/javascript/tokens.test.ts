import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Tokens } from '../../../src/formats/javascript/tokens.js';

function all(text: string): string[] {
  const tokens = new Tokens(text);
  const found: string[] = [];
  while (tokens.next()) found.push(`${tokens.kind}:${tokens.value}`);
  return found;
}

describe('Tokens', () => {
  it('passes over comments and a first line for the kernel', () => {
    assert.deepEqual(all('#!/usr/bin/env node\n// one\na /* two */ b'), ['word:a', 'word:b']);
  });

  it('tells a regular expression from a division', () => {
    assert.deepEqual(all('a / b / c'), ['word:a', 'punctuator:/', 'word:b', 'punctuator:/', 'word:c']);
    assert.deepEqual(all('x = /[/"]\\//g'), ['word:x', 'punctuator:=', 'regex:/[/"]\\//g']);
    assert.deepEqual(all('return /a"/.test(b)')[1], 'regex:/a"/');
  });

  it('goes in and out of templates', () => {
    assert.deepEqual(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
      all('`a${ {b: `${c}`} }d` + e').filter((one) => one.startsWith('word')),
      ['word:b', 'word:c', 'word:e'],
    );
  });

  it('takes a string that is not closed to end with its line', () => {
    assert.deepEqual(all('a = "b\nc'), ['word:a', 'punctuator:=', 'string:"b', 'word:c']);
  });

  it('takes the longest punctuator, but leaves a number its point', () => {
    assert.deepEqual(
      all('=>??=???.||=||&&=&&...a?.5:b').filter((one) => one.startsWith('punctuator')),
      ['=>', '??=', '??', '?.', '||=', '||', '&&=', '&&', '...', '?', '.', ':'].map((one) => `punctuator:${one}`),
    );
  });

  it('ends a string with its quote, past those that are escaped', () => {
    assert.deepEqual(all("'a\\'b' \"c\\\nd\" 'e\\"), [
      "string:'a\\'b'",
      'string:"c\\\nd"',
      "string:'e",
      'punctuator:\\',
    ]);
  });

  it('ends on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => all(text).length <= text.length));
    fc.assert(fc.property(fc.stringMatching(/^[`${}/'"*\\a \n]*$/), (text) => all(text).length <= text.length));
  });
});
