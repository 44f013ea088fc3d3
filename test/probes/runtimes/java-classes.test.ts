import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { javaClassesProbe } from '../../../src/probes/runtimes/java-classes.js';
import { classFile, jar } from '../../support/jar.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

describe('the java-classes probe', () => {
  it('reads classes and archives, and names those that are damaged', async () => {
    const files = {
      '/app/App.class': classFile(61),
      '/app/no.class': 'text',
      '/app/app.jar': jar({ 'A.class': classFile(65) }),
      '/app/broken.jar': 'PK',
    };
    const { 'java-classes': section } = await runProbes(memoryEnvironment(files), [javaClassesProbe]);
    assert.deepEqual(section?.facts, {
      '/app/App.class': { classes: 1, classVersion: 61 },
      '/app/app.jar': { classes: 1, classVersion: 65 },
    });
    assert.deepEqual(
      section?.problems.map(({ path, reason }) => [path, reason]),
      [['/app/broken.jar', 'malformed']],
    );
  });
});
