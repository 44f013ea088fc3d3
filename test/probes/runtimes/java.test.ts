import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { javaProbe } from '../../../src/probes/runtimes/java.js';
import { buildElf } from '../../support/elf/build.js';
import { jimageIndex } from '../../support/jimage.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

const RELEASE = 'IMPLEMENTOR="Debian"\nJAVA_VERSION="17.0.19"\nMODULES="java.xml java.base"\n';
const HOME = '/usr/lib/jvm/j';
const STORE = Buffer.from('feedfeed000000020000008e', 'hex');

async function read(files: Parameters<typeof memoryEnvironment>[0]) {
  const { java } = await runProbes(memoryEnvironment(files), [javaProbe]);
  return java;
}

describe('the java probe', () => {
  it('reads the release file of each home, and no other file of that name', async () => {
    const java = await read({ [`${HOME}/release`]: RELEASE, '/etc/release': 'x' });
    assert.deepEqual(java?.facts, {
      [HOME]: { version: '17.0.19', vendor: 'Debian', modules: ['java.base', 'java.xml'], authorities: 0 },
    });
    javaProbe.schema.parse(java?.facts[HOME]);
  });

  it('reads what its image, its virtual machine and its key store hold', async () => {
    const java = await read({
      [`${HOME}/release`]: 'JAVA_VERSION="17.0.19"\n',
      [`${HOME}/lib/modules`]: Buffer.concat([jimageIndex(['java/lang']), Buffer.alloc(9000)]),
      [`${HOME}/lib/server/libjvm.so`]: buildElf({ static: true, strings: ['UseG1GC'] }),
      [`${HOME}/lib/security/cacerts`]: { link: '/etc/ssl/certs/java/cacerts' },
      '/etc/ssl/certs/java/cacerts': STORE,
    });
    assert.deepEqual(java?.facts, {
      [HOME]: { version: '17.0.19', packages: ['java/lang'], vmOptions: ['UseG1GC'], authorities: 142 },
    });
    assert.deepEqual(java?.problems, []);
  });

  it('knows no number of authorities where the store is of another format', async () => {
    const java = await read({
      [`${HOME}/release`]: RELEASE,
      [`${HOME}/lib/security/cacerts`]: 'PKCS#12, as it may be',
    });
    assert.equal(java?.facts[HOME]?.authorities, undefined);
  });
});
