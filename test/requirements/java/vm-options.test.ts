import assert from 'node:assert/strict';
import { buildElf } from '../../support/elf/build.js';
import { causes, java } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';

describe('unknownOptions', () => {
  it('holds options against the names in the virtual machine', async () => {
    const machine = {
      '/usr/lib/jvm/j/lib/server/libjvm.so': buildElf({ static: true, strings: ['UseG1GC', 'MaxHeapSize'] }),
    };
    const start = (...options: string[]) => [['java', ...options, '-cp', '/opt/app', 'App']];
    const payload = { '/App.class': javaClass({ main: [] }) };
    const known = java('17.0.1', machine);
    assert.deepEqual(await causes(payload, start('-XX:+UseG1GC', '-XX:HeapSize=1g'), known), []);
    assert.deepEqual(await causes(payload, start('-XX:-UseCMS', '-Xincgc'), known), [
      'error java-vm-option:UseCMS',
      'error java-vm-option:-Xincgc',
    ]);
    assert.deepEqual(await causes(payload, start('-XX:-UseCMS', '-XX:+IgnoreUnrecognizedVMOptions'), known), []);
    assert.deepEqual(await causes(payload, start('-XX:-UseCMS')), []);
  });

  it('knows which options have to be unlocked', async () => {
    const start = (...options: string[]) => [['java', ...options, '-cp', '/opt/app', 'App']];
    const payload = { '/App.class': javaClass({ main: [] }) };
    assert.deepEqual(await causes(payload, start('-XX:+UseZGC'), java('11.0.1')), ['error java-vm-option:UseZGC']);
    assert.deepEqual(await causes(payload, start('-XX:+UseZGC'), java('17.0.1')), []);
    const unlocked = start('-XX:+UnlockExperimentalVMOptions', '-XX:+UseZGC');
    assert.deepEqual(await causes(payload, unlocked, java('11.0.1')), []);
  });
});
