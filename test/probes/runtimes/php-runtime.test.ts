import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { phpRuntimeProbe } from '../../../src/probes/runtimes/php-runtime.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { phpExtension, phpProgram } from '../../support/php-program.js';
import { executable } from '../../support/proof.js';

describe('the php-runtime probe', () => {
  it('reads PHP with its extensions', async () => {
    const found = await runProbes(
      memoryEnvironment({
        '/usr/bin/php8.2': executable(phpProgram({ marks: ['checkdate'] })),
        '/usr/bin/php': { link: 'php8.2' },
        '/usr/bin/phpize': executable('#!/bin/sh\n'),
        '/usr/lib/php/20220829/intl.so': phpExtension(),
        '/etc/php/8.2/mods-available/intl.ini': '; priority=20\nextension=intl.so\n',
        '/etc/php/8.2/cli/conf.d/20-intl.ini': { link: '/etc/php/8.2/mods-available/intl.ini' },
        '/etc/php/8.2/cli/php.ini': '[PHP]\n;extension=curl\nextension=gone\n',
      }),
      [phpRuntimeProbe],
    );
    assert.deepEqual(found['php-runtime'], {
      status: 'complete',
      problems: [],
      facts: {
        '/usr/bin/php8.2': {
          kind: 'interpreter',
          version: '8.2.29',
          api: '20220829',
          extensionDirectory: '/usr/lib/php/20220829',
          extensions: ['date', 'intl'],
          absent: ['gone'],
          links: ['/usr/bin/php'],
        },
        '/usr/lib/php/20220829/intl.so': { kind: 'extension', name: 'intl', api: '20220829' },
      },
    });
  });
});
