import { phpInstallations } from './php/installations.js';
import { phpPools } from './php/pools.js';
import { phpSettings } from './php/settings.js';
import { configurationProbe } from './settings/probe.js';

/** PHP: `php.ini` with what is scanned behind it, for each way to run it; `php:fpm.memory_limit`, `php:fpm.pool[www].pm`. */
export const phpProbe = configurationProbe({
  id: 'php',
  title: 'PHP',
  paths: ['/etc/php.ini', '/etc/php-fpm.conf'],
  roots: ['/etc/php', '/etc/php.d', '/etc/php-fpm.d', '/usr/local/etc/php', '/usr/local/etc/php-fpm.d'],
  ignores: (path) => !/\.(?:ini|conf)$/.test(path),
  *settings(files) {
    for (const installation of phpInstallations(files)) {
      yield* phpSettings(files, installation);
      yield* phpPools(files, installation);
    }
  },
});
