import assert from 'node:assert/strict';
import { environmentProofs, environmentsOf, sitesOf, within } from '../../../src/requirements/python/environments.js';
import { interpreterAt } from '../../../src/requirements/python/interpreters.js';
import { type Files, sceneOf } from '../../support/proof.js';
import { pythonSystem } from '../../support/python.js';

function venv(version: string): Files {
  return {
    '/venv/pyvenv.cfg': `home = /usr/bin\ninclude-system-site-packages = false\nversion = ${version}\n`,
    [`/venv/lib/python${version.slice(0, -2)}/site-packages/a.py`]: '',
  };
}

describe('virtual environments', () => {
  it('need the interpreter that they were made with', async () => {
    const proofs = environmentProofs(await sceneOf(pythonSystem(), venv('3.9.2')));
    assert.deepEqual(
      proofs.map(({ entry, verdict, unmet }) => [entry, verdict, unmet[0]?.cause]),
      [['/opt/app/venv', 'breaks', 'missing-interpreter:/usr/bin/python3.9']],
    );
    assert.deepEqual(environmentProofs(await sceneOf(pythonSystem(), venv('3.11.2'))), []);
  });

  it('have packages of their own, and not those of the system', async () => {
    const scene = await sceneOf(pythonSystem(), venv('3.11.2'));
    const [environment] = environmentsOf(scene);
    assert.ok(environment !== undefined);
    assert.equal(sitesOf(environment)[0], '/opt/app/venv/lib/python3.11/site-packages');
    const { interpreter } = within(interpreterAt(scene, '/usr/bin/python3'), environment);
    assert.equal(interpreter?.path.includes('/usr/lib/python3/dist-packages'), false);
  });
});
