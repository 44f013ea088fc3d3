import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { composerProbe } from '../../../src/probes/runtimes/composer.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

describe('the composer probe', () => {
  it('puts what is installed and what is asked together, and names what is damaged', async () => {
    const { composer } = await runProbes(
      memoryEnvironment({
        '/srv/a/vendor/composer/installed.json': '{"packages":[{"name":"acme/http","version":"1.2.0"}]}',
        '/srv/a/vendor/composer/platform_check.php': "PHP_VERSION_ID >= 80100 extension_loaded('intl')",
        '/srv/b/vendor/composer/installed.json': '[]',
        '/srv/c/vendor/composer/installed.json': '{',
      }),
      [composerProbe],
    );
    assert.deepEqual(composer?.facts, {
      '/srv/a/vendor': { packages: { 'acme/http': '1.2.0' }, php: '8.1.0', extensions: ['intl'] },
      '/srv/b/vendor': { packages: {} },
    });
    assert.deepEqual(
      composer?.problems.map(({ path, reason }) => [path, reason]),
      [['/srv/c/vendor/composer/installed.json', 'malformed']],
    );
  });
});
