import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { askProgram } from '../../../src/providers/registry/credential-program.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('a program that keeps logins', () => {
  const { path, write } = scratchDirectory();
  const { PATH } = process.env;
  afterEach(() => {
    process.env.PATH = PATH;
  });

  function program(script: string): void {
    write('bin/docker-credential-test', `#!/bin/sh\n${script}\n`);
    chmodSync(path('bin/docker-credential-test'), 0o755);
    process.env.PATH = `${path('bin')}:${PATH}`;
  }

  it('is given the name of the registry, and gives a login', async () => {
    program('read server; echo "{\\"ServerURL\\":\\"$server\\",\\"Username\\":\\"$1 $server\\",\\"Secret\\":\\"s\\"}"');
    assert.deepEqual(await askProgram('test', 'example.com'), { user: 'get example.com', password: 's' });
  });

  it('may give a token', async () => {
    program(`echo '{"Username":"<token>","Secret":"s"}'`);
    assert.deepEqual(await askProgram('test', 'example.com'), { identityToken: 's' });
  });

  it('may have none', async () => {
    program('echo credentials not found in native keychain; exit 1');
    assert.equal(await askProgram('test', 'example.com'), undefined);
  });

  it('is told of when it fails, answers nonsense, or is not there', async () => {
    const message = (why: string) =>
      `docker-credential-test, which the configuration of docker names for logins, failed: ${why}`;
    program('echo locked; exit 3');
    await assert.rejects(askProgram('test', 'x'), { name: 'EnvironmentError', message: message('locked') });
    program('exit 3');
    await assert.rejects(askProgram('test', 'x'), { message: message('exit status 3') });
    program('echo hello');
    await assert.rejects(askProgram('test', 'x'), {
      message: message('its answer is not that of a credential program'),
    });
    process.env.PATH = path('nothing');
    await assert.rejects(askProgram('test', 'x'), { message: message('spawn docker-credential-test ENOENT') });
    await assert.rejects(askProgram('../test', 'x'), /that is no name of a program/);
  });
});
