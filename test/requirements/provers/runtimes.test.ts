import assert from 'node:assert/strict';
import type { Deployment } from '../../../src/model/proof.js';
import { runtimesProver } from '../../../src/requirements/provers/runtimes.js';
import { classFile, jar } from '../../support/jar.js';
import { java } from '../../support/java.js';
import { captured, deployed, executable, type Files, glibcSystem } from '../../support/proof.js';

const JAR: Files = { '/app.jar': jar({ 'App.class': classFile(61), 'META-INF/MANIFEST.MF': 'Main-Class: App\n' }) };

async function proved(payload: Files, target: Files = glibcSystem(), more: Partial<Deployment> = {}) {
  const proofs = runtimesProver.prove(await captured(payload), await captured(target), deployed(more));
  return proofs.map(({ entry, verdict, unmet }) => [entry, verdict, ...unmet.map(({ cause }) => cause)]);
}

describe('runtimesProver', () => {
  it('says that nothing can run the only program that there is', async () => {
    assert.deepEqual(await proved(JAR), [['/opt/app/app.jar', 'breaks', 'missing-interpreter:java']]);
    assert.deepEqual(await proved(JAR, java('17.0.1')), []);
  });

  it('goes by PATH where the snapshot of the target knows no such section', async () => {
    const target = await captured(glibcSystem());
    const { ruby: _left, ...sections } = target.sections;
    const proofs = runtimesProver.prove(await captured({ '/a.rb': 'puts 1' }), { ...target, sections }, deployed());
    assert.deepEqual(
      proofs.map(({ verdict, unmet }) => [verdict, unmet[0]?.cause]),
      [['breaks', 'missing-interpreter:ruby']],
    );
  });

  it('warns where other programs run', async () => {
    const mixed = { ...JAR, '/tool': executable('#!/bin/sh\n') };
    assert.deepEqual(await proved(mixed), [['/opt/app/app.jar', 'runs', 'missing-interpreter:java']]);
  });

  it('leaves what is started by a command to the kernel', async () => {
    assert.deepEqual(await proved(JAR, glibcSystem(), { commands: [['java', '-jar', '/opt/app/app.jar']] }), []);
  });
});
