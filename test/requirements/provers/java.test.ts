import assert from 'node:assert/strict';
import { javaProver } from '../../../src/requirements/provers/java.js';
import { causes, java, START } from '../../support/java.js';
import { javaClass } from '../../support/java-class.js';
import { captured, deployed } from '../../support/proof.js';

const payload = { '/App.class': javaClass({ major: 69, main: [{ make: 'x/Y' }] }) };

describe('javaProver', () => {
  it('says what a start would meet, in that order', async () => {
    assert.deepEqual(await causes(payload, START), ['error java-class-version:69.0', 'error java-missing-class:x.Y']);
    const proofs = javaProver.prove(
      await captured(payload),
      await captured(java('17')),
      deployed({ commands: [...START, ['python3', 'x.py']] }),
    );
    assert.deepEqual(
      proofs.map(({ entry, verdict }) => [entry, verdict]),
      [['java -cp /opt/app App', 'breaks']],
    );
  });

  it('says nothing where there is no Java: the command is missing', async () => {
    assert.deepEqual(await causes(payload, START, {}), []);
  });
});
