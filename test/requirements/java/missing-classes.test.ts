import assert from 'node:assert/strict';
import { jar } from '../../support/jar.js';
import { causes, START } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';

describe('missingClasses', () => {
  it('looks for classes on the class path and in the image of the runtime', async () => {
    const app = javaClass({
      main: [{ make: 'org/db/Driver' }, { make: 'java/io/File' }, { branch: true }, { make: 'x/Y' }],
    });
    assert.deepEqual(await causes({ '/App.class': app }, START), [
      'error java-missing-class:org.db.Driver',
      'warning java-missing-package:x',
    ]);
    const driver = {
      '/App.class': app,
      '/lib/db.jar': jar({ 'org/db/Driver.class': javaClass({}), 'x/Z.class': javaClass({}) }),
    };
    assert.deepEqual(await causes(driver, [['java', '-cp', '/opt/app:/opt/app/lib/*', 'App']]), []);
    assert.deepEqual(await causes(driver, [['java', '-cp', '.:lib/db.jar', 'App']]), []);
  });

  it('says nothing of classes that archives inside an archive may bring, and less where nobody says that it is started', async () => {
    const manifest = { 'META-INF/MANIFEST.MF': 'Main-Class: App\n' };
    const app = javaClass({ main: [{ make: 'org/db/Driver' }, { branch: true }, { make: 'x/Y' }] });
    assert.deepEqual(await causes({ '/app.jar': jar({ ...manifest, 'App.class': app, 'lib/x.jar': '' }) }), []);
    const plain = { '/app.jar': jar({ ...manifest, 'App.class': app }) };
    assert.deepEqual(await causes(plain), ['warning java-missing-class:org.db.Driver']);
    assert.deepEqual(await causes(plain, [['java', '-jar', '/opt/app/app.jar']]), [
      'error java-missing-class:org.db.Driver',
      'warning java-missing-package:x',
    ]);
  });

  it('knows which class of a package an archive does not have', async () => {
    const app = javaClass({ main: [{ make: 'a/B' }] });
    const manifest = { 'META-INF/MANIFEST.MF': 'Main-Class: a.App\nClass-Path: lib/b.jar\n' };
    const alone = { '/app.jar': jar({ ...manifest, 'a/App.class': app }) };
    const start = [['java', '-jar', '/opt/app/app.jar']];
    assert.deepEqual(await causes(alone, start), ['error java-missing-class:a.B']);
    assert.deepEqual(await causes({ ...alone, '/lib/b.jar': jar({ 'a/B.class': javaClass({}) }) }, start), []);
  });
});
