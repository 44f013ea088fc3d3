import assert from 'node:assert/strict';
import { readModule } from '../../../src/formats/python/module.js';
import { type Interpreter, ModuleFinder } from '../../../src/requirements/python/finder.js';
import { Importing } from '../../../src/requirements/python/importing.js';
import { type Files, library, sceneOf } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';

async function causes(source: string, payload: Files = {}): Promise<[cause: string, level: string][]> {
  const scene = await sceneOf(pythonSystem(), payload);
  const interpreter = scene.view.target.sections.python?.facts['/usr/bin/python3.11'] as unknown as Interpreter;
  const importing = new Importing(scene, new ModuleFinder(scene.view, interpreter, ['/opt/app']));
  return importing.program('<-c>', readModule(source)).map(({ cause, level }) => [cause, level]);
}

const OLD = { '/p/fast.cpython-39-x86_64-linux-gnu.so': library('fast') };

describe('Importing', () => {
  it('stops at the first import that fails, also in what is imported', async () => {
    const payload = { '/p/__init__.py': 'from .inner import x\n', '/p/inner.py': 'import nosuch\n' };
    assert.deepEqual(await causes('import flask, p\nimport other\n', payload), [['missing-module:nosuch', 'error']]);
  });

  it('goes on where a handler does', async () => {
    const payload = { ...OLD, '/p/__init__.py': 'try:\n  from . import fast\nexcept ImportError:\n  fast = None\n' };
    assert.deepEqual(await causes('import p\n', payload), [['python-abi:cpython-39:p.fast', 'warning']].slice(1));
    const raising = { ...OLD, '/p/__init__.py': 'try:\n  from . import fast\nexcept ImportError:\n  raise\n' };
    assert.deepEqual(await causes('import p\n', raising), [['python-abi:cpython-39:p.fast', 'error']]);
  });

  it('takes for certain what fails in every branch, and for a warning what fails in one', async () => {
    assert.deepEqual(await causes('if X:\n  import one\nelse:\n  import two\n'), [
      ['missing-module:one', 'error'],
      ['missing-module:two', 'error'],
    ]);
    assert.deepEqual(await causes('if X:\n  import one\n'), [['missing-module:one', 'warning']]);
  });

  it('knows names of the standard library, and syntax', async () => {
    assert.deepEqual(await causes('import asyncio\nasyncio.run\nasyncio.coroutine\n'), [
      ['language-version:asyncio.coroutine', 'error'],
    ]);
    assert.deepEqual(await causes('from typing import TYPE_CHECKING, Nothing\n'), [
      ['import-name:typing.Nothing', 'error'],
    ]);
    assert.deepEqual(await causes('type A = int\n'), [['language-version:syntax', 'error']]);
  });

  it('does not call missing what a module takes from one that is not known', async () => {
    assert.deepEqual(await causes('from datetime import timezone\nimport os.path\n', {}), []);
  });

  it('ends with imports in a circle', async () => {
    assert.deepEqual(await causes('import a\n', { '/a.py': 'import b\n', '/b.py': 'import a\n' }), []);
  });
});
