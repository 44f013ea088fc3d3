import assert from 'node:assert/strict';
import { phpValue } from '../../../../src/probes/config/php/settings.js';
import { phpProbe } from '../../../../src/probes/config/php.js';
import { configurationOf } from '../../../support/configuration.js';

describe('settings of PHP', () => {
  it('are the same whichever way they are written', () => {
    assert.deepEqual(['yes', 'TRUE', 'on', 'none', 'No', '1', '2048k', 'E_ALL & ~E_NOTICE'].map(phpValue), [
      'On',
      'On',
      'On',
      'Off',
      'Off',
      '1',
      '2M',
      'E_ALL & ~E_NOTICE',
    ]);
  });

  it('are put together of pieces, and expressions written alike', () => {
    assert.deepEqual(['".:/a" \'b\'', 'E_ALL&~E_DEPRECATED', 'E_ALL & ~E_DEPRECATED', '2|1'].map(phpValue), [
      '.:/ab',
      'E_ALL & ~E_DEPRECATED',
      'E_ALL & ~E_DEPRECATED',
      '2|1',
    ]);
  });

  it('add up extensions, know sections for hosts, and another default for the command line', async () => {
    const ini = 'max_execution_time=60\nextension=a\nextension=b\n[HOST=x.org]\nc=1\n[Date]\nd=2\n';
    const { facts } = await configurationOf({ '/etc/php/8.2/cli/php.ini': ini }, phpProbe);
    assert.deepEqual(facts['php:cli.extension']?.value, ['a', 'b']);
    assert.equal(facts['php:cli.[HOST=x.org].c']?.value, '1');
    assert.equal(facts['php:cli.d']?.value, '2');
    assert.equal(facts['php:cli.max_execution_time']?.value, '0');
  });
});
