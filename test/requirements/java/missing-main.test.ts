import assert from 'node:assert/strict';
import { jar } from '../../support/jar.js';
import { causes } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';

describe('missingMain', () => {
  const app = javaClass({ main: [] });

  it('misses the class that an archive should name', async () => {
    const start = [['java', '-jar', '/opt/app/app.jar']];
    assert.deepEqual(await causes({ '/app.jar': jar({ 'App.class': app }) }, start), [
      'error java-missing-class:Main-Class',
    ]);
    const named = { '/app.jar': jar({ 'App.class': app, 'META-INF/MANIFEST.MF': 'main-class: App\n' }) };
    assert.deepEqual(await causes(named, start), []);
  });

  it('misses the class that is started', async () => {
    const start = (path: string, name = 'App') => [['java', '-cp', path, name]];
    const payload = { '/App.class': app, '/lib/x.jar': jar({ 'x/X.class': app }) };
    assert.deepEqual(await causes(payload, start('/opt/app/lib/*')), ['error java-missing-class:App']);
    assert.deepEqual(await causes(payload, start('/opt/app/lib/*', 'x.X')), []);
    assert.deepEqual(await causes(payload, start('/opt/app')), []);
    assert.deepEqual(await causes(payload, start('/opt/app/lib/*', 'App.java')), []);
  });
});
