import assert from 'node:assert/strict';
import { goProver } from '../../../src/requirements/provers/go.js';
import { goProgram } from '../../support/go.js';
import { captured, deployed, executable, glibcSystem } from '../../support/proof.js';

describe('goProver', () => {
  it('says what a program reads of the system that is not there', async () => {
    const functions = ['crypto/x509.loadSystemRoots', 'time.LoadLocation'];
    const modules = ['build\tGOAMD64=v3'];
    const payload = await captured({
      '/api': executable(goProgram({ functions, modules })),
      '/b': executable(goProgram()),
    });
    const proofs = goProver.prove(payload, await captured(glibcSystem()), deployed({ cpuLevel: 2 }));
    assert.deepEqual(
      proofs.map(({ entry, verdict, unmet }) => [entry, verdict, unmet.map(({ rule }) => rule)]),
      [['/opt/app/api', 'breaks', ['go-processor', 'go-authorities', 'go-time-zones']]],
    );
  });
});
