import assert from 'node:assert/strict';
import { phpProbe } from '../../../src/probes/config/php.js';
import { configurationOf, said } from '../../support/configuration.js';

describe('the php probe', () => {
  it('puts php.ini, scanned files and pools together for each way to run it', async () => {
    const section = await configurationOf(
      {
        '/etc/php/8.4/fpm/php.ini': '[PHP]\nmemory_limit = 131072K ; half\ndisplay_errors = off\n',
        '/etc/php/8.4/fpm/conf.d/10-opcache.ini': { link: '/etc/php/8.4/mods-available/opcache.ini' },
        '/etc/php/8.4/mods-available/opcache.ini': 'zend_extension=opcache.so\nmemory_limit=256M\n',
        '/etc/php/8.4/fpm/pool.d/www.conf': '[www]\npm.max_children = 5\nphp_admin_value[memory_limit] = 32M\n',
      },
      phpProbe,
    );
    const at = '/etc/php/8.4/fpm';
    assert.deepEqual(said(section), {
      'php:fpm.memory_limit': ['256M', `${at}/conf.d/10-opcache.ini:2`],
      'php:fpm.display_errors': ['Off', `${at}/php.ini:3`],
      'php:fpm.zend_extension': ['opcache.so', `${at}/conf.d/10-opcache.ini:1`],
      'php:fpm.pool[www].pm.max_children': ['5', `${at}/pool.d/www.conf:2`],
      'php:fpm.pool[www].php_admin_value[memory_limit]': ['32M', `${at}/pool.d/www.conf:3`],
    });
    assert.deepEqual(section.facts['php:fpm.post_max_size'], { value: '8M', default: true });
  });
});
