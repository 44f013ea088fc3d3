import assert from 'node:assert/strict';
import type { Deployment } from '../../../src/model/proof.js';
import { startedOf } from '../../../src/requirements/java/started.js';
import { JavaWorld } from '../../../src/requirements/java/world.js';
import { jar } from '../../support/jar.js';
import { java } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';
import { captured, deployed } from '../../support/proof.js';

const files = {
  '/App.class': javaClass({ main: [] }),
  '/app.jar': jar({ 'META-INF/MANIFEST.MF': 'Main-Class: App\n', 'App.class': javaClass({ main: [] }) }),
  '/library.jar': jar({ 'B.class': javaClass({}) }),
};

async function started(more: Partial<Deployment>) {
  const deployment = deployed(more);
  const world = new JavaWorld(await captured(files), await captured(java('17')), deployment);
  return startedOf(world, deployment).map(({ entry, main, classPath, named }) => [entry, main?.path, classPath, named]);
}

describe('startedOf', () => {
  it('reads commands', async () => {
    const commands = [['java', '-cp', 'lib:.', 'App'], ['java', '-jar', 'nowhere.jar'], ['sh']];
    assert.deepEqual(await started({ commands }), [
      ['java -cp lib:. App', '/opt/app/App.class', ['lib', '.'], true],
      ['java -jar nowhere.jar', undefined, ['nowhere.jar'], true],
    ]);
  });

  it('takes the entries that are named, else the archives with a main class', async () => {
    const whole = '/opt/app/app.jar';
    assert.deepEqual(await started({}), [[whole, whole, [whole], false]]);
    assert.deepEqual(await started({ entries: ['/app.jar'] }), [[whole, whole, [whole], true]]);
    assert.deepEqual(await started({ entries: ['/App.class'] }), [
      ['/opt/app/App.class', '/opt/app/App.class', ['/opt/app'], true],
    ]);
  });
});
