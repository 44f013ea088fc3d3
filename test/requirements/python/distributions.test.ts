import assert from 'node:assert/strict';
import { distributionsOf, packagesIn, projectsIn } from '../../../src/requirements/python/distributions.js';
import { defaultInterpreter } from '../../../src/requirements/python/interpreters.js';
import { sceneOf } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';

describe('distributionsOf', () => {
  it('finds those of the payload, then those that the interpreter sees', async () => {
    const scene = await sceneOf(
      pythonSystem({
        '/usr/lib/python3/dist-packages/flask-2.2.egg-info/PKG-INFO': 'Name: Flask\nVersion: 2.2\n',
        '/usr/lib/python3/dist-packages/six-1.egg-info': 'Name: six\nVersion: 1\n',
        '/opt/other/gone-1.dist-info/METADATA': 'Name: gone\nVersion: 1\n',
      }),
      { '/flask-3.0.dist-info/METADATA': 'Name: flask\nVersion: 3.0\n', '/w/b_c-1.0-py3-none-any.whl': 'PK' },
    );
    const found = defaultInterpreter(scene);
    assert.ok(found.kind === 'found' && found.python.interpreter !== undefined);
    const known = distributionsOf(scene, found.python.interpreter);
    assert.deepEqual([...known].map(([name, { version, origin }]) => [name, version, origin]).sort(), [
      ['b-c', '1.0', 'payload'],
      ['flask', '3.0', 'payload'],
      ['six', '1', 'target'],
    ]);
    assert.equal(Object.keys(packagesIn(scene.view.payload)).length, 1);
    assert.equal(Object.keys(projectsIn(scene.view.payload)).length, 1);
  });
});
