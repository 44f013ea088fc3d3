import assert from 'node:assert/strict';
import { phpProver } from '../../../src/requirements/provers/php.js';
import { phpSystem } from '../../support/php.js';
import { captured, deployed, glibcSystem } from '../../support/proof.js';

async function proved(minimum: number, target = phpSystem()): Promise<unknown[]> {
  const payload = await captured({
    '/vendor/composer/installed.json': '[]',
    '/vendor/composer/platform_check.php': `PHP_VERSION_ID >= ${minimum}`,
  });
  const proofs = phpProver.prove(payload, await captured(target), deployed());
  return proofs.map(({ entry, verdict, unmet }) => [entry, verdict, unmet.map(({ cause }) => cause)]);
}

describe('phpProver', () => {
  it('holds what the loader asks for against the PHP of the target', async () => {
    const entry = '/opt/app/vendor/autoload.php';
    assert.deepEqual(await proved(80300), [[entry, 'breaks', ['language-version:php']]]);
    assert.deepEqual(await proved(80200), [[entry, 'runs', []]]);
  });

  it('says nothing where there is no PHP', async () => {
    assert.deepEqual(await proved(80300, glibcSystem()), []);
  });
});
