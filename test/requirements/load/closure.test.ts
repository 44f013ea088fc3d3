import assert from 'node:assert/strict';
import { chainTo, loadClosure } from '../../../src/requirements/load/closure.js';
import { GlibcLoader } from '../../../src/requirements/load/glibc.js';
import { type Files, glibcSystem, LOADER, library, program, sceneOf } from '../../support/proof.js';

async function closureOf(payload: Files) {
  const scene = await sceneOf(glibcSystem(), payload);
  const [app, loader] = [scene.view.find('/opt/app/app'), scene.view.find(LOADER)];
  assert.ok(app.kind === 'elf' && loader.kind === 'elf');
  return loadClosure(scene, new GlibcLoader(scene, loader), app);
}

describe('loadClosure', () => {
  it('loads breadth first, each file once, by soname too, and ends where libraries need each other', async () => {
    const rpath = '$ORIGIN';
    const { objects, unmet } = await closureOf({
      '/app': program({ needed: ['liba.so', 'libb.so'], rpath }),
      '/liba.so': library('liba.so', { needed: ['libc9.so', 'libb.so'] }),
      '/libb.so': library('libb.so', { needed: ['liba.so', 'other.so'] }),
      '/libc9.so': library('other.so', { needed: ['libc9.so'] }),
    });
    assert.deepEqual(unmet, []);
    assert.deepEqual(
      objects.map(({ record }) => record.path.slice(record.path.lastIndexOf('/') + 1)),
      ['app', 'liba.so', 'libb.so', 'libc9.so', 'ld-linux-x86-64.so.2'],
    );
  });

  it('needs what is filtered, not what merely stands in front', async () => {
    const { unmet } = await closureOf({
      '/app': program({ needed: ['liba.so', 'libb.so'], rpath: '$ORIGIN' }),
      '/liba.so': library('liba.so', { auxiliaries: ['none.so.1'] }),
      '/libb.so': library('libb.so', { filters: ['none.so.2'] }),
    });
    assert.deepEqual(
      unmet.map(({ cause }) => cause),
      ['missing-library:none.so.2'],
    );
  });
});

describe('chainTo', () => {
  it('leads from the program to the file that asks', async () => {
    const { objects } = await closureOf({
      '/app': program({ needed: ['liba.so'], rpath: '$ORIGIN' }),
      '/liba.so': library('liba.so', { needed: ['libb.so'] }),
      '/libb.so': library('libb.so'),
    });
    const last = objects.find(({ record }) => record.path === '/opt/app/libb.so');
    assert.ok(last !== undefined);
    assert.deepEqual(
      chainTo(last, 'asks').map(({ path, fact }) => `${path} ${fact}`),
      ['/opt/app/app needs liba.so', '/opt/app/liba.so needs libb.so', '/opt/app/libb.so asks'],
    );
  });
});
