import assert from 'node:assert/strict';
import { phpProbe } from '../../../../src/probes/config/php.js';
import { configurationOf } from '../../../support/configuration.js';

describe('pools of FPM', () => {
  it('have their own names, and a file that is not understood is kept as text', async () => {
    const files = {
      '/etc/php/8.2/fpm/php.ini': '',
      '/etc/php/8.2/fpm/pool.d/a.conf': 'emergency_restart_threshold = 1\n[a]\nuser = a\n',
      '/etc/php/8.2/fpm/pool.d/b.conf': '[b]\nnonsense\n',
    };
    const { facts } = await configurationOf(files, phpProbe);
    assert.equal(facts['php:fpm.global.emergency_restart_threshold']?.value, '1');
    assert.equal(facts['php:fpm.pool[a].user']?.value, 'a');
    assert.deepEqual(facts['php:text[/etc/php/8.2/fpm/pool.d/b.conf]']?.value, ['[b]', 'nonsense']);
  });
});
