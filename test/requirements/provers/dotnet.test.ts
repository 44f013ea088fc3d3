import assert from 'node:assert/strict';
import type { Deployment } from '../../../src/model/proof.js';
import { dotnetProver } from '../../../src/requirements/provers/dotnet.js';
import { dotnetFiles, runtimeConfig } from '../../support/dotnet.js';
import { captured, deployed, type Files, glibcSystem, library, program } from '../../support/proof.js';

const ICU = { '/usr/lib64/libicuuc.so.72': library('libicuuc.so.72') };

async function proved(payload: Files, target: Files, more: Partial<Deployment> = {}) {
  const system = await captured(glibcSystem('2.36', { ...ICU, ...target }));
  const proofs = dotnetProver.prove(await captured(payload), system, deployed(more));
  return proofs.map(({ entry, verdict }) => [entry, verdict]);
}

describe('dotnetProver', () => {
  const dll = { '/api.runtimeconfig.json': runtimeConfig('8.0.0'), '/api.dll': '' };

  it('proves what a host beside it starts, or a dotnet of the target', async () => {
    assert.deepEqual(await proved(dll, {}), []);
    assert.deepEqual(await proved(dll, dotnetFiles('9.0.1')), [['/opt/app/api.dll', 'breaks']]);
    assert.deepEqual(await proved({ ...dll, '/api': program() }, {}), [['/opt/app/api', 'breaks']]);
    assert.deepEqual(await proved(dll, dotnetFiles('8.0.1')), [['/opt/app/api.dll', 'runs']]);
  });

  it('proves commands and entries', async () => {
    const commands = [['dotnet', 'api.dll', '--x'], ['sh']];
    assert.deepEqual(await proved(dll, {}, { commands, directory: '/opt/app' }), [['dotnet api.dll --x', 'breaks']]);
    assert.deepEqual(await proved(dll, {}, { entries: ['/api.dll'] }), [['/opt/app/api.dll', 'breaks']]);
  });
});
