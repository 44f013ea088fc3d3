import assert from 'node:assert/strict';
import { defaultInterpreter, interpreterAt, interpretersOf } from '../../../src/requirements/python/interpreters.js';
import { glibcSystem, sceneOf } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';

describe('interpreters', () => {
  it('are found behind links, as python3 in PATH is', async () => {
    const scene = await sceneOf(pythonSystem(), {});
    assert.equal(interpreterAt(scene, '/usr/bin/python3').interpreter?.version, '3.11');
    const found = defaultInterpreter(scene);
    assert.equal(found.kind === 'found' && found.python.path, '/usr/bin/python3.11');
    assert.deepEqual([...interpretersOf(scene.view.target).keys()], ['/usr/bin/python3.11']);
    assert.equal(defaultInterpreter(await sceneOf(glibcSystem(), {})).kind, 'missing');
  });
});
