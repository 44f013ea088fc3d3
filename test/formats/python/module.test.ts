import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readModule, readOffer } from '../../../src/formats/python/module.js';

describe('readModule', () => {
  it('reads imports with what stands around them', () => {
    const { body, names } = readModule(
      'import asyncio\ntry:\n  import numpy\nexcept ImportError as e:\n  numpy = None\nif sys.platform == "win32":\n  import winreg\n' +
        'else:\n  import pwd\ndef f():\n  import lazy\nasyncio.coroutine\n',
    );
    assert.deepEqual(
      body,
      [
        { import: 'asyncio', line: 1 },
        { try: [{ import: 'numpy', line: 3 }], except: [{ catches: ['ImportError', 'e'], body: [] }] },
        {
          if: [
            { when: 'sys.platform == "win32"', body: [{ import: 'winreg', line: 7 }] },
            { when: 'true', body: [{ import: 'pwd', line: 9 }] },
          ],
        },
        { later: [{ import: 'lazy', line: 11 }], name: 'f' },
        { use: 'asyncio.coroutine', line: 12 },
      ].map((each) => JSON.parse(JSON.stringify(each).replace('"ImportError","e"', '"ImportError"'))),
    );
    assert.deepEqual(names, ['asyncio', 'f', 'numpy', 'pwd', 'winreg']);
  });

  it('tells programs, modules that search elsewhere, and those that may have more names', () => {
    assert.equal(readModule('if __name__ == "__main__":\n  main()\n').isProgram, true);
    assert.deepEqual(readModule('import sys\nsys.path.insert(0, x)\nimport x\n').body, [
      { import: 'sys', line: 1 },
      { use: 'sys.path', line: 2 },
      { searches: true },
      { import: 'x', line: 3 },
    ]);
    // Of a package installed the lines are not all read: then it is taken to be so from the beginning on.
    assert.equal(readModule('sys.path.insert(0, "x")\n', { shallow: true }).searches, true);
    assert.equal(readModule('globals().update(x)\n').open, true);
    const answering = 'def __getattr__(name):\n  if name == "old":\n    return 1\n  raise AttributeError(name)\n';
    assert.deepEqual([readModule(answering).open, readModule(answering).answers], [false, ['old']]);
    assert.equal(readModule('def __getattr__(name):\n  return TABLE[name]\n').open, true);
  });

  it('takes suppressed imports for tried ones', () => {
    assert.deepEqual(readModule('with suppress(ImportError):\n  import x\n').body, [
      { try: [{ import: 'x', line: 2 }], except: [{ catches: ['ImportError'], body: [] }] },
    ]);
  });

  it('never throws', () => {
    const word = fc.constantFrom(
      'if',
      'x',
      ':',
      '\n',
      '  ',
      'try',
      'except',
      'import',
      'def',
      '(',
      ')',
      '"',
      'match',
      'case',
      'else',
    );
    fc.assert(fc.property(fc.array(word), (words) => Array.isArray(readModule(words.join(' ')).body)));
  });
});

describe('readOffer', () => {
  it('gives what readModule gives of names, wherever functions and classes declare some', () => {
    const source = [
      'from os import *',
      'import sys as system',
      'class C(Base):',
      '  inner = 1',
      '  def method(self):',
      '    global made, also',
      '    made = 1',
      'def f(): global short',
      'try:',
      '  from fast import *',
      '  def g():',
      '    return 1',
      'except ImportError:',
      '  g = None',
      'def __getattr__(name):',
      '  if name == "old":',
      '    return 1',
      '  raise AttributeError(name)',
    ].join('\n');
    const { names, open, answers } = readModule(source);
    const offer = readOffer(source);
    assert.deepEqual({ ...offer, body: [] }, { body: [], names, open, answers });
    assert.deepEqual(names, ['C', '__getattr__', 'also', 'f', 'g', 'made', 'short', 'system']);
    assert.deepEqual(answers, ['old']);
    assert.match(JSON.stringify(offer.body), /"from":"os".*"from":"fast"/);
  });

  it('agrees with readModule on any lines that are indented as Python asks', () => {
    const line = fc.constantFrom(
      'x = 1',
      'import a.b',
      'from c import d',
      'global e',
      'def f():',
      'class G:',
      'if h:',
      '@i',
    );
    const lines = fc.array(fc.tuple(line, fc.nat(3)), { maxLength: 12 });
    fc.assert(
      fc.property(lines, (drawn) => {
        let depth = 0;
        const source = drawn.map(([text, less]) => {
          const indent = Math.max(0, depth - less);
          depth = text.endsWith(':') ? indent + 1 : indent;
          return ' '.repeat(indent) + text;
        });
        const text = source.join('\n');
        assert.deepEqual(readOffer(text).names, readModule(text).names, text);
      }),
    );
  });
});
