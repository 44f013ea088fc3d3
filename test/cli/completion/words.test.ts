import assert from 'node:assert/strict';
import { someCommands } from './commands.js';

describe('what shells complete', () => {
  it('is every command that is not hidden, by name', () => {
    assert.deepEqual(
      someCommands().map(({ name }) => name),
      ['check', 'rules', 'rules test'],
    );
  });

  it('is every flag, also without, and what its value may be', () => {
    const [check] = someCommands();
    assert.deepEqual(
      check?.flags.map(({ name, values }) => [name, ...values]),
      [
        ['format', 'html', 'json'],
        ['output'],
        ['fail-on', 'never', 'error'],
        ['section', 'os', 'packages'],
        ['cache'],
        ['no-cache'],
      ],
    );
    assert.equal(check?.flags[0]?.description, 'By default [terminal]: as it is');
    assert.deepEqual(check?.flags[1]?.prefixes, ['html', 'json']);
    assert.deepEqual(check?.words, ['debian-12', 'debian-13']);
  });
});
