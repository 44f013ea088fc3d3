import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { javaClassesProbe } from '../../../src/probes/runtimes/java-classes.js';
import { jar } from '../../support/jar.js';
import { javaClass } from '../../support/java-class.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

describe('the java-classes probe', () => {
  it('reads classes and archives, and names those that are damaged', async () => {
    const manifest = 'Main-Class: a.App\nClass-Path: lib/one.jar\n lib/two.jar\n';
    const app = javaClass({ name: 'a/App', main: [{ make: 'b/B' }] });
    const files = {
      '/app/App.class': javaClass({ major: 61 }),
      '/app/Main.class': javaClass({ main: [{ call: 'b/B.c()V' }] }),
      '/app/no.class': 'text',
      '/app/cut.class': javaClass({}).subarray(0, 30),
      '/app/app.jar': jar({ 'META-INF/MANIFEST.MF': manifest, 'a/App.class': app, 'lib/inner.jar': 'PK' }),
      '/app/broken.jar': 'PK',
    };
    const { 'java-classes': section } = await runProbes(memoryEnvironment(files), [javaClassesProbe]);
    assert.deepEqual(section?.facts, {
      '/app/App.class': { classes: 1, classVersion: 61 },
      '/app/Main.class': { classes: 1, classVersion: 52, sure: ['b/B', 'b/B.c()V', 'java/lang/Object'], perhaps: [] },
      '/app/app.jar': {
        classes: 1,
        packages: ['a'],
        nested: true,
        inner: { archives: 0, unread: ['lib/inner.jar'] },
        classVersion: 52,
        mainClass: 'a.App',
        mainVersion: 52,
        sure: ['b/B', 'java/lang/Object'],
        perhaps: [],
        classPath: ['lib/one.jarlib/two.jar'],
      },
    });
    assert.deepEqual(
      section?.problems.map(({ path, reason }) => [path, reason]),
      [
        ['/app/broken.jar', 'malformed'],
        ['/app/cut.class', 'malformed'],
      ],
    );
  });
});
