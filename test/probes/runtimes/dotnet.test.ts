import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { dotnetProbe } from '../../../src/probes/runtimes/dotnet.js';
import { dotnetFiles } from '../../support/dotnet.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

describe('the dotnet probe', () => {
  it('lists the shared frameworks of each installation', async () => {
    const web = '/opt/dotnet/shared/Microsoft.AspNetCore.App/9.0.1/Microsoft.AspNetCore.App.deps.json';
    const { dotnet } = await runProbes(memoryEnvironment({ ...dotnetFiles('8.0.1', '6.0.36'), [web]: '{}' }), [
      dotnetProbe,
    ]);
    assert.deepEqual(dotnet?.facts, {
      '/opt/dotnet': { frameworks: { 'Microsoft.AspNetCore.App': ['9.0.1'] } },
      '/usr/share/dotnet': { frameworks: { 'Microsoft.NETCore.App': ['6.0.36', '8.0.1'] } },
    });
  });
});
