import assert from 'node:assert/strict';
import { sshFailure } from '../../../src/providers/ssh/failure.js';

describe('sshFailure', () => {
  it('keeps what was said last and knows the way out', () => {
    const failure = (said: string) => sshFailure('me@web1', 255, said);
    assert.match(
      failure('x\nHost key verification failed.\r\n').message,
      /could not connect: Host key verification failed\.$/,
    );
    assert.match(failure('Host key verification failed.').advice ?? '', /ssh me@web1$/);
    assert.match(failure('connect to host web1 port 22: Connection timed out').advice ?? '', /is up/);
    assert.match(failure('Timeout, server web1 not responding.').advice ?? '', /try again/);
    assert.match(failure('sudo: a password is required').advice ?? '', /leave out --sudo/);
    assert.match(failure('sh: sudo: not found').advice ?? '', /leave out --sudo/);
    assert.equal(sshFailure('web1', 127, '').message, 'ssh://web1: the script there ended with 127');
  });
});
