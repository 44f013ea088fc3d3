import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseOptionFile } from '../../../src/formats/config/option-file.js';

describe('parseOptionFile', () => {
  it('reads groups, options, comments, quotes, escapes and includes', () => {
    const text = [
      '# comment',
      '!includedir /etc/mysql/conf.d/',
      '[mysqld]',
      'skip-name-resolve # why',
      'port = 3306 # as ever',
      'init_connect="SET NAMES \'utf8\' # no comment"',
      'prompt = a\\sb\\\\c\\"d',
      'plugin =',
      '; comment',
      '[client]',
      'password = "a;b#c"',
    ].join('\r\n');
    const { lines, problems } = parseOptionFile(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(lines, [
      { kind: 'include', path: '/etc/mysql/conf.d/', directory: true, line: 2 },
      { kind: 'option', group: 'mysqld', line: 4, name: 'skip-name-resolve' },
      { kind: 'option', group: 'mysqld', line: 5, name: 'port', value: '3306' },
      { kind: 'option', group: 'mysqld', line: 6, name: 'init_connect', value: "SET NAMES 'utf8' # no comment" },
      { kind: 'option', group: 'mysqld', line: 7, name: 'prompt', value: 'a b\\c"d' },
      { kind: 'option', group: 'mysqld', line: 8, name: 'plugin', value: '' },
      { kind: 'option', group: 'client', line: 11, name: 'password', value: 'a;b#c' },
    ]);
  });

  it('names what MySQL stops at', () => {
    assert.deepEqual(parseOptionFile('a=1\n[x\n!include\n').problems, [
      { line: 1, message: 'an option before the first group' },
      { line: 2, message: 'the name of a group is not closed by "]"' },
      { line: 3, message: 'expected !include or !includedir with a path' },
    ]);
  });

  it('never throws', () => {
    const piece = fc.constantFrom('[', ']', '=', '"', "'", '\\', '#', '\n', ' ', '!include', 'a');
    fc.assert(
      fc.property(fc.string({ unit: piece }), (text) => {
        for (const { line } of parseOptionFile(text).lines) assert.ok(line <= text.split('\n').length);
      }),
    );
  });
});
