import assert from 'node:assert/strict';
import { Handling } from '../../../src/requirements/python/handling.js';
import { unmet } from '../../../src/requirements/scene.js';

const asked = { environment: 'payload', path: '/app.py', fact: 'imports lxml.etree' } as const;
const missing = unmet('python-missing-module', 'missing-module:lxml', 'm', [asked]);
const foreign = unmet('python-abi', 'python-abi:cpython-39:lxml.etree', 'm', [asked]);
const statement = (...catches: string[][]) => ({
  try: [],
  except: catches.map((names) => ({ catches: names, body: [] })),
});

describe('Handling', () => {
  it('finds the handler that catches what failed', () => {
    const handling = new Handling();
    assert.deepEqual(handling.handlerOf(statement(['KeyError'], ['ModuleNotFoundError']), [missing])?.catches, [
      'ModuleNotFoundError',
    ]);
    assert.equal(handling.handlerOf(statement(['ModuleNotFoundError']), [foreign]), undefined);
    assert.deepEqual(handling.handlerOf(statement([]), [foreign])?.catches, []);
  });

  it('tells what a call raises from what an import does', () => {
    const handling = new Handling();
    const command = unmet('missing-command', 'missing-command:git', 'm', [asked]);
    assert.equal(handling.handlerOf(statement(['ImportError']), [command]), undefined);
    assert.deepEqual(handling.handlerOf(statement(['OSError']), [command])?.catches, ['OSError']);
    assert.equal(handling.handlerOf(statement(['OSError'], ['ImportError']), [command, missing]), undefined);
  });

  it('knows what a package goes on without, by every name on the way to it', () => {
    const handling = new Handling();
    handling.caught([foreign], { path: '', name: 'bs4.builder', isPackage: true, isMain: false });
    const causes = (to: string) => handling.asked(['lxml'], to, asked).fails.map(({ cause }) => cause);
    assert.deepEqual(causes('bs4'), ['python-abi:cpython-39:lxml.etree']);
    assert.deepEqual(causes('logging'), []);
  });
});
