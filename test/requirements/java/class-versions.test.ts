import assert from 'node:assert/strict';
import { jar } from '../../support/jar.js';
import { causes, START } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';

describe('tooNew', () => {
  it('holds the main class against the runtime', async () => {
    const main = [{ push: 'x' }];
    const newer = { '/App.class': javaClass({ major: 65, main }) };
    assert.deepEqual(await causes(newer, START), ['error java-class-version:65.0']);
    const beside = { '/App.class': javaClass({ major: 61, main }), '/Other.class': javaClass({ major: 65 }) };
    assert.deepEqual(await causes(beside, START), []);
  });

  it('warns of newer classes beside the main class of an archive', async () => {
    const manifest = { 'META-INF/MANIFEST.MF': 'Main-Class: App\n' };
    const mixed = jar({ ...manifest, 'App.class': javaClass({ main: [] }), 'Newer.class': javaClass({ major: 65 }) });
    assert.deepEqual(await causes({ '/app.jar': mixed }), ['warning java-class-version:65.0']);
    const newer = jar({ ...manifest, 'App.class': javaClass({ major: 65, main: [] }) });
    assert.deepEqual(await causes({ '/app.jar': newer }), ['error java-class-version:65.0']);
  });
});
