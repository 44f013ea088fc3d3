import assert from 'node:assert/strict';
import { type Interpreter, ModuleFinder } from '../../../src/requirements/python/finder.js';
import { offersName } from '../../../src/requirements/python/standard-library.js';
import { sceneOf } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';

describe('offersName', () => {
  it('follows modules that take all names of another, and is true where nothing is known', async () => {
    const { view } = await sceneOf(pythonSystem(), {});
    const interpreter = view.target.sections.python?.facts['/usr/bin/python3.11'] as unknown as Interpreter;
    const finder = new ModuleFinder(view, interpreter, []);
    assert.equal(offersName(finder, 'asyncio', 'run'), true);
    assert.equal(offersName(finder, 'asyncio', 'coroutine'), false);
    assert.equal(offersName(finder, 'asyncio', '_private'), true);
    assert.equal(offersName(finder, 'nosuch', 'x'), true);
  });
});
