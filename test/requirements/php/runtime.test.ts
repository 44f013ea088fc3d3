import assert from 'node:assert/strict';
import { isBefore, phpRuntime } from '../../../src/requirements/php/runtime.js';
import { phpSystem } from '../../support/php.js';
import { phpProgram } from '../../support/php-program.js';
import { executable, glibcSystem, program, sceneOf } from '../../support/proof.js';

describe('phpRuntime', () => {
  it('goes by the package that brings it', async () => {
    assert.deepEqual(phpRuntime(await sceneOf(phpSystem(), {})), { path: '/usr/bin/php8.2', version: '8.2.29' });
  });

  it('goes by what PHP says of itself, where that is known', async () => {
    const php = { '/usr/bin/php': executable(phpProgram({ version: '8.4.1', marks: ['checkdate'] })) };
    assert.deepEqual(phpRuntime(await sceneOf(glibcSystem('2.36', php), {})), {
      path: '/usr/bin/php',
      version: '8.4.1',
      api: '20220829',
      extensions: ['date'],
    });
  });

  it('does not guess', async () => {
    assert.equal(phpRuntime(await sceneOf(glibcSystem(), {})), undefined);
    assert.equal(phpRuntime(await sceneOf(glibcSystem('2.36', { '/usr/bin/php': program() }), {})), undefined);
  });

  it('orders releases', () => {
    assert.deepEqual(
      [isBefore('8.2.29', '8.3.0'), isBefore('8.10.0', '8.9.1'), isBefore('8.2.0', '8.2.0')],
      [true, false, false],
    );
  });
});
