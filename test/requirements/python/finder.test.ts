import assert from 'node:assert/strict';
import { type Interpreter, ModuleFinder } from '../../../src/requirements/python/finder.js';
import { library, sceneOf } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';

describe('ModuleFinder', () => {
  it('finds modules of the payload first, then those of the target', async () => {
    const { view } = await sceneOf(pythonSystem(), {
      '/a.py': 'x = 1\n',
      '/n/b.py': '',
      '/fast.cpython-311-x86_64-linux-gnu.so': library('fast'),
      '/old.cpython-39-x86_64-linux-gnu.so': library('old'),
    });
    const interpreter = view.target.sections.python?.facts['/usr/bin/python3.11'] as unknown as Interpreter;
    const finder = new ModuleFinder(view, interpreter, ['/opt/app']);
    const kinds = ['a', 'n', 'n.b', 'fast', 'old', 'flask', 'asyncio.events', 'asyncio.nosuch', 'sys', 'nosuch'].map(
      (name) => finder.find(name).kind,
    );
    assert.deepEqual(kinds, [
      ...[
        'code',
        'namespace',
        'code',
        'extension',
        'foreign',
        'installed',
        'installed',
        'missing',
        'installed',
        'missing',
      ],
    ]);
    assert.equal(finder.offers('asyncio.events'), 'run');
    assert.equal(finder.isDeployed('flask'), false);
    assert.notEqual(finder.code('/opt/app/a.py'), undefined);
  });
});
