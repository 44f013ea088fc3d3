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
    assert.deepEqual(await causes('import p\n', payload), [['python-abi:cpython-39:p.fast', 'warning']]);
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

  it('runs functions of the module where they are called, as far as they are reached', async () => {
    const main = (first: string) => `def main():\n  ${first}\n  import nosuch\nif __name__ == "__main__":\n  main()\n`;
    assert.deepEqual(await causes(main('x = 1')), [['missing-module:nosuch', 'error']]);
    assert.deepEqual(await causes(main('if x: return')), [['missing-module:nosuch', 'warning']]);
    assert.deepEqual(await causes('def main():\n  import nosuch\n'), [['missing-module:nosuch', 'warning']]);
  });

  it('looks for names in files of the payload, and for what calls need', async () => {
    const payload = { '/p/__init__.py': 'x = 1\n' };
    assert.deepEqual(await causes('from p import x, gone\n', payload), [['import-name:p.gone', 'error']]);
    assert.deepEqual(await causes('import subprocess\nsubprocess.run(["nosuch"])\n', { '/subprocess.py': '' }), [
      ['missing-command:nosuch', 'error'],
    ]);
  });

  it('does not call missing what a module takes from one that is not known', async () => {
    assert.deepEqual(await causes('from datetime import timezone\nimport os.path\n', {}), []);
  });

  it('takes a set of modules named in strings for certain where none of them loads', async () => {
    const payload = {
      '/p/__init__.py':
        'if "P_BACKEND" in os.environ:\n  load(os.environ["P_BACKEND"])\nelse:\n  try:\n    load(("p.c", "p.pure"))\n  except ImportError:\n    raise\n',
      '/p/c/__init__.py': 'from . import fast\n',
      '/p/c/fast.cpython-39-x86_64-linux-gnu.so': library('fast'),
    };
    assert.deepEqual((await causes('import p\n', payload))[0], ['python-abi:cpython-39:p.c.fast', 'error']);
    assert.deepEqual(await causes('import p\n', { ...payload, '/p/pure.py': '' }), []);
  });

  it('names the extension module in the place of which a file fails', async () => {
    const payload = { ...OLD, '/p/__init__.py': 'from . import fast\n', '/p/fast.py': 'import cython\n' };
    assert.deepEqual(await causes('import p\n', payload), [
      ['python-abi:cpython-39:p.fast', 'error'],
      ['missing-module:cython', 'error'],
    ]);
  });

  it('takes it for an error to ask a package for what it goes on without', async () => {
    const payload = {
      '/soup/__init__.py': 'try:\n  import lxml.etree\nexcept ImportError:\n  pass\nclass Soup: pass\n',
      '/soup-1.dist-info/METADATA': 'Name: soup\n',
    };
    assert.deepEqual(await causes('import soup\nsoup.Soup("<a>", "lxml")\n', payload), [
      ['missing-module:lxml', 'error'],
    ]);
    assert.deepEqual(await causes('from soup import Soup\nSoup("<a>", "html")\n', payload), []);
  });

  it('asks for zones', async () => {
    assert.deepEqual(await causes('import os\nfrom zoneinfo import ZoneInfo\nZoneInfo("Europe/Berlin")\n'), [
      ['missing-module:zoneinfo', 'error'],
    ]);
  });

  it('warns of what functions import, in code of its own, and of what the standard library lost', async () => {
    const source = 'def f():\n  import nosuch, winreg\ndef g():\n  import asyncio\n  asyncio.coroutine\n';
    assert.deepEqual(await causes(source), [
      ['missing-module:nosuch', 'warning'],
      ['language-version:asyncio.coroutine', 'warning'],
    ]);
    const installed = { '/p/__init__.py': 'def f():\n  import nosuch\n', '/p-1.dist-info/METADATA': 'Name: p\n' };
    assert.deepEqual(await causes('import p\n', installed), []);
  });

  it('ends with imports in a circle', async () => {
    assert.deepEqual(await causes('import a\n', { '/a.py': 'import b\n', '/b.py': 'import a\n' }), []);
  });
});
