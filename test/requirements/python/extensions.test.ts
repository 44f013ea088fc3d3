import assert from 'node:assert/strict';
import { missingExtension } from '../../../src/requirements/python/extensions.js';
import { type Interpreter, ModuleFinder } from '../../../src/requirements/python/finder.js';
import { type Files, sceneOf } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';

async function ask(module: string, names: readonly string[]): Promise<string | undefined> {
  const directory = '/usr/lib/python3.11/lib-dynload';
  const files: Files = Object.fromEntries(
    names.map((name) => [`${directory}/${name}.cpython-311-x86_64-linux-gnu.so`, 'x']),
  );
  const { view } = await sceneOf(pythonSystem(files), {});
  const interpreter = view.target.sections.python?.facts['/usr/bin/python3.11'] as unknown as Interpreter;
  return missingExtension(new ModuleFinder(view, interpreter, []), module);
}

const many = Array.from({ length: 20 }, (_, at) => `_part${at}`);

describe('missingExtension', () => {
  it('names what is behind a module and in none of the directories', async () => {
    assert.equal(await ask('dbm.gnu', many), '_gdbm');
    assert.equal(await ask('lzma', [...many, '_lzma']), undefined);
    assert.equal(await ask('json', many), undefined);
  });

  it('does not know it where modules may be built in', async () => {
    assert.equal(await ask('dbm.gnu', ['_json']), undefined);
  });
});
