import assert from 'node:assert/strict';
import { leastPhp } from '../../../src/requirements/least/php.js';
import { captured } from '../../support/proof.js';

describe('leastPhp', () => {
  it('asks for what the loader checks and what packages declare', async () => {
    const packages = [{ name: 'acme/http', version: '1.0.0', require: { 'ext-curl': '*' } }];
    const found = leastPhp(
      await captured({
        '/vendor/composer/installed.json': JSON.stringify({ packages }),
        '/vendor/composer/platform_check.php': "<?php if (!(PHP_VERSION_ID >= 80200)) {} extension_loaded('intl')",
      }),
    );
    assert.deepEqual(found?.versions, [
      { specifiers: '>=8.2.0', basis: 'declared', files: ['/vendor/composer/platform_check.php'] },
    ]);
    assert.deepEqual(
      found?.parts.map(({ name }) => name),
      ['curl', 'intl'],
    );
    assert.equal(leastPhp(await captured({ '/a.txt': '' })), undefined);
  });
});
