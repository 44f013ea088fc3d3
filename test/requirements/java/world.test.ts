import assert from 'node:assert/strict';
import { JavaWorld } from '../../../src/requirements/java/world.js';
import { jar } from '../../support/jar.js';
import { java } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';
import { captured, deployed } from '../../support/proof.js';

const library = jar({ 'B.class': javaClass({}) });

describe('JavaWorld', () => {
  it('lays classes over the target and resolves paths from the working directory', async () => {
    const payload = await captured({ '/App.class': javaClass({}), '/lib/a.jar': library, '/lib/deep/b.jar': library });
    const target = await captured(java('17', { '/usr/share/java/c.jar': library }));
    const world = new JavaWorld(payload, target, deployed({}));
    assert.equal(world.classes('App.class')?.path, '/opt/app/App.class');
    assert.equal(world.classes('/usr/share/java/c.jar')?.origin, 'target');
    assert.deepEqual(
      world.archives('./lib/').map(({ path }) => path),
      ['/opt/app/lib/a.jar'],
    );
    const elsewhere = new JavaWorld(payload, target, deployed({ directory: '/opt/app/lib' }));
    assert.equal(elsewhere.classes('a.jar')?.path, '/opt/app/lib/a.jar');
    assert.equal(world.runtime()?.home, '/usr/lib/jvm/j');
    assert.equal(world.runtime('/opt/java'), undefined);
    assert.equal(world.complete, true);
  });
});
