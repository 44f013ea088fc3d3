import assert from 'node:assert/strict';
import { notedCalls, ownCalls } from '../../../src/formats/python/calls.js';
import { logicalLines } from '../../../src/formats/python/lines.js';

const reached = {
  modules: new Map([
    ['subprocess', 'subprocess'],
    ['c', 'ctypes'],
    ['locale', 'locale'],
  ]),
  taken: new Map([['getpwnam', 'pwd']]),
};

function given(source: string): readonly string[] {
  return logicalLines(source).flatMap(({ text, strings, line }) =>
    notedCalls(text, strings, line, reached).map((call) => ('calls' in call ? `${call.calls} ${call.given}` : '')),
  );
}

describe('notedCalls', () => {
  it('names the function and the word that it is given', () => {
    assert.deepEqual(given('subprocess.run(["git", "--version"], check=True)\n'), ['subprocess.run git']);
    assert.deepEqual(given('lib = c.CDLL("libpq.so.5")\n'), ['ctypes.CDLL libpq.so.5']);
    assert.deepEqual(given('locale.setlocale(locale.LC_ALL, "")\n'), ['locale.setlocale ']);
    assert.deepEqual(given('getpwnam("www-data")\n'), ['pwd.getpwnam www-data']);
  });

  it('leaves out what runs perhaps, and words that are made', () => {
    assert.deepEqual(given('subprocess.run(["git"]) if x else None\n'), []);
    assert.deepEqual(given('subprocess.run(["git" + x])\nsubprocess.run([name, "a"])\nother.run(["git"])\n'), []);
  });
});

describe('ownCalls', () => {
  it('finds calls of functions of the module, and of coroutines where something runs them', () => {
    const functions = new Map([
      ['main', false],
      ['serve', true],
    ]);
    const names = (text: string) => ownCalls(text, 1, functions).map((each) => ('invokes' in each ? each.invokes : ''));
    assert.deepEqual(names('sys.exit(main())'), ['main']);
    assert.deepEqual(names('asyncio.run(serve())'), ['serve']);
    assert.deepEqual([...names('task = serve()'), ...names('x.main()'), ...names('a and main()')], []);
  });
});
