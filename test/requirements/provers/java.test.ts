import assert from 'node:assert/strict';
import { javaProver } from '../../../src/requirements/provers/java.js';
import { classFile, jar } from '../../support/jar.js';
import { captured, deployed, type Files, glibcSystem, program } from '../../support/proof.js';

const java17 = glibcSystem('2.36', {
  '/usr/lib/jvm/j17/bin/java': program(),
  '/usr/lib/jvm/j17/release': 'JAVA_VERSION="17.0.1"\n',
  '/usr/bin/java': { link: '/usr/lib/jvm/j17/bin/java' },
});

async function causes(payload: Files, commands?: string[][]): Promise<string[]> {
  const proofs = javaProver.prove(
    await captured(payload),
    await captured(java17),
    deployed(commands ? { commands } : {}),
  );
  return proofs.flatMap(({ unmet }) => unmet.map(({ level, cause }) => `${level} ${cause}`));
}

describe('javaProver', () => {
  it('holds the main class against the runtime', async () => {
    const start = [['java', '-cp', '/opt/app', 'App']];
    assert.deepEqual(await causes({ '/App.class': classFile(65) }, start), ['error java-class-version:65.0']);
    assert.deepEqual(await causes({ '/App.class': classFile(61), '/Other.class': classFile(65) }, start), []);
  });

  it('warns of newer classes beside the main class of an archive', async () => {
    const manifest = { 'META-INF/MANIFEST.MF': 'Main-Class: App\n' };
    const mixed = jar({ ...manifest, 'App.class': classFile(52), 'Newer.class': classFile(65) });
    assert.deepEqual(await causes({ '/app.jar': mixed }), ['warning java-class-version:65.0']);
    assert.deepEqual(await causes({ '/app.jar': jar({ ...manifest, 'App.class': classFile(65) }) }), [
      'error java-class-version:65.0',
    ]);
  });
});
