import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readModule } from '../../../src/formats/python/module.js';

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
    assert.equal(readModule('sys.path.insert(0, "x")\n').searches, true);
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
