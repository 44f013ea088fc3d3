import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { dotnetAppsProbe } from '../../../src/probes/runtimes/dotnet-apps.js';
import { dependencies, runtimeConfig } from '../../support/dotnet.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { program } from '../../support/proof.js';

describe('the dotnet-apps probe', () => {
  it('reads what a program needs and what of it is missing', async () => {
    const found = await runProbes(
      memoryEnvironment({
        '/srv/api.runtimeconfig.json': runtimeConfig('8.0.0'),
        '/srv/api.deps.json': dependencies('api', { Dapper: '2.1.35', Npgsql: '8.0.3' }),
        '/srv/api.dll': '',
        '/srv/Npgsql.dll': '',
        '/srv/api': program(),
        '/dev/tool.runtimeconfig.json': runtimeConfig('8.0.0', {
          configProperties: { 'System.Globalization.Invariant': true },
        }),
        '/dev/tool.runtimeconfig.dev.json': '{}',
        '/dev/tool.deps.json': dependencies('tool', {}),
        '/bad/x.runtimeconfig.json': '{',
      }),
      [dotnetAppsProbe],
    );
    const frameworks = [{ name: 'Microsoft.NETCore.App', version: '8.0.0' }];
    assert.deepEqual(found['dotnet-apps']?.facts, {
      '/dev/tool.runtimeconfig.json': { frameworks, invariant: true },
      '/srv/api.runtimeconfig.json': {
        frameworks,
        host: true,
        packages: { Dapper: '2.1.35', Npgsql: '8.0.3' },
        missing: ['Dapper.dll'],
      },
    });
    assert.deepEqual(
      found['dotnet-apps']?.problems.map(({ path, reason }) => [path, reason]),
      [['/bad/x.runtimeconfig.json', 'malformed']],
    );
  });
});
