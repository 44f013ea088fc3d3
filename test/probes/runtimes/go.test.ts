import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { goProbe } from '../../../src/probes/runtimes/go.js';
import { goProgram } from '../../support/go.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';
import { executable, program } from '../../support/proof.js';

async function section(files: Record<string, MemoryFile>) {
  return (await runProbes(memoryEnvironment(files), [goProbe])).go;
}

describe('the go probe', () => {
  it('reads what a program says of itself', async () => {
    const modules = [
      'path\texample.org/app/cmd/api',
      'mod\texample.org/app\tv1.2.3\t',
      'dep\tgolang.org/x/net\tv0.30.0\t',
      'build\tCGO_ENABLED=0',
      'build\tGOAMD64=v3',
      'build\t-tags=netgo',
    ];
    const functions = ['crypto/x509.loadSystemRoots', 'time.LoadLocation', 'time/tzdata.loadFromEmbeddedTZData'];
    const found = await section({
      '/srv/api': executable(goProgram({ modules, functions })),
      '/srv/old': executable(goProgram({ version: 'go1.16.5', pointers: true, unmarked: true })),
      '/srv/c': program(),
      '/srv/data': goProgram(),
    });
    assert.deepEqual(found, {
      status: 'complete',
      problems: [],
      facts: {
        '/srv/api': {
          version: 'go1.22.3',
          package: 'example.org/app/cmd/api',
          module: 'example.org/app',
          moduleVersion: 'v1.2.3',
          modules: { 'golang.org/x/net': 'v0.30.0' },
          cgo: false,
          tags: 'netgo',
          level: 3,
          authorities: 'system',
          zones: 'own',
        },
        '/srv/old': { version: 'go1.16.5', modules: {}, authorities: 'none', zones: 'none' },
      },
    });
  });

  it('names a program whose information is damaged', async () => {
    const bytes = goProgram({ pointers: true });
    bytes[bytes.indexOf(' Go buildinf:') + 13] = 4;
    const found = await section({ '/srv/api': executable(bytes) });
    assert.deepEqual(
      found?.problems.map(({ path, reason }) => [path, reason]),
      [['/srv/api', 'malformed']],
    );
  });
});
