import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/model/snapshot.js';
import { missingLibraryFix, whatIsThereInstead } from '../../../src/requirements/load/missing-library.js';
import { captured, type Files, glibcSystem, library, program, sceneOf } from '../../support/proof.js';

async function ask(target: Files, knowledge: readonly Snapshot[] = []) {
  const scene = { ...(await sceneOf(glibcSystem('2.36', target), { '/app': program() })), knowledge };
  const app = scene.view.find('/opt/app/app');
  assert.ok(app.kind === 'elf');
  return {
    instead: whatIsThereInstead(scene, 'libpq.so.5', app).map(({ path, fact }) => `${path} ${fact}`),
    fix: missingLibraryFix(scene, 'libpq.so.5', app),
  };
}

describe('a missing library', () => {
  it('may be there in another version, or where nobody looks', async () => {
    const old = await ask({
      '/usr/lib64/libpq.so.4': library('libpq.so.4'),
      '/x/libpq.so.5': library('libpq.so.5', { machine: 183 }),
    });
    assert.deepEqual(old.instead, ['/usr/lib64/libpq.so.4 is there instead']);
    const hidden = await ask({ '/opt/pg/lib/libpq.so.5': library('libpq.so.5') });
    assert.deepEqual(hidden.instead, ['/opt/pg/lib/libpq.so.5 is there, but is not searched']);
    assert.match(hidden.fix, /\/opt\/pg\/lib.*ldconfig/);
  });

  it('is brought by a package that another snapshot knows', async () => {
    const known = await captured({ '/usr/lib64/libpq.so.5': library('libpq.so.5') });
    Object.assign(known.sections.libraries?.facts['/usr/lib64/libpq.so.5'] ?? {}, { owner: 'deb/libpq5:amd64' });
    assert.match((await ask({}, [known])).fix, /the package libpq5\)/);
    assert.match((await ask({})).fix, /the package that brings libpq\.so\.5/);
  });
});
