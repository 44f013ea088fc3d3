import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { javaProbe } from '../../../src/probes/runtimes/java.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

describe('the java probe', () => {
  it('reads the release file of each home, and no other file of that name', async () => {
    const release = 'IMPLEMENTOR="Debian"\nJAVA_VERSION="17.0.19"\nMODULES="java.xml java.base"\n';
    const { java } = await runProbes(memoryEnvironment({ '/usr/lib/jvm/j/release': release, '/etc/release': 'x' }), [
      javaProbe,
    ]);
    assert.deepEqual(java?.facts, {
      '/usr/lib/jvm/j': { version: '17.0.19', vendor: 'Debian', modules: ['java.base', 'java.xml'] },
    });
    javaProbe.schema.parse(java?.facts['/usr/lib/jvm/j']);
  });
});
