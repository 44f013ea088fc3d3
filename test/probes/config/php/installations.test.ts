import assert from 'node:assert/strict';
import { phpProbe } from '../../../../src/probes/config/php.js';
import { configurationOf, said } from '../../../support/configuration.js';

const keys = async (files: Record<string, string>) => Object.keys(said(await configurationOf(files, phpProbe)));

describe('installations of PHP', () => {
  it('of Debian have a version in their keys where there is a newer one', async () => {
    const files = {
      '/etc/php/8.2/cli/php.ini': 'a=1',
      '/etc/php/8.4/cli/php.ini': 'a=1',
      '/etc/php/8.4/mods-available/x.ini': 'b=1',
    };
    assert.deepEqual(await keys(files), ['php:cli 8.2.a', 'php:cli.a']);
  });

  it('are found in the official image and on Fedora', async () => {
    assert.deepEqual(await keys({ '/usr/local/etc/php/conf.d/a.ini': 'a=1' }), ['php:cli.a']);
    assert.deepEqual(await keys({ '/etc/php.ini': 'a=1', '/etc/php-fpm.d/www.conf': '[www]\nb=1' }), [
      'php:fpm.a',
      'php:fpm.pool[www].b',
    ]);
  });
});
