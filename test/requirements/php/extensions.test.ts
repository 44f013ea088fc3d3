import assert from 'node:assert/strict';
import { missingExtensions, otherInterface } from '../../../src/requirements/php/extensions.js';

const PHP = { path: '/usr/bin/php', version: '8.2.29', api: '20220829', extensions: ['core', 'opcache', 'pdo_mysql'] };

describe('missingExtensions', () => {
  it('tells what ends the program from what is only declared', () => {
    const fact = { packages: {}, extensions: ['gd', 'core'], asked: ['gd', 'intl', 'zend-opcache', 'pdo_mysql'] };
    assert.deepEqual(
      missingExtensions('/srv/vendor', fact, PHP).map(({ cause, level }) => [cause, level]),
      [
        ['missing-extension:gd', 'error'],
        ['missing-extension:intl', 'warning'],
      ],
    );
  });

  it('does not guess', () => {
    const unknown = { path: '/usr/bin/php', version: '8.2.29' };
    assert.deepEqual(missingExtensions('/srv/vendor', { packages: {}, extensions: ['gd'] }, unknown), []);
  });
});

describe('otherInterface', () => {
  it('compares the numbers', () => {
    const extension = (api: string) => ({ kind: 'extension' as const, name: 'fast', api });
    assert.deepEqual(
      otherInterface('/srv/fast.so', extension('20230831'), PHP).map(({ cause }) => cause),
      ['php-api:20230831'],
    );
    assert.deepEqual(otherInterface('/srv/fast.so', extension('20220829'), PHP), []);
  });
});
