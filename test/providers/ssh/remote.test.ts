import assert from 'node:assert/strict';
import { remoteOf } from '../../../src/providers/ssh/remote.js';

describe('remoteOf', () => {
  it('knows users, ports and addresses', () => {
    assert.deepEqual(remoteOf('//web1', ''), { destination: 'web1', port: undefined });
    assert.deepEqual(remoteOf('//me@web1.example:2222', ''), { destination: 'me@web1.example', port: '2222' });
    assert.deepEqual(remoteOf('//me@[fe80::1]:22/', ''), { destination: 'me@fe80::1', port: '22' });
  });

  it('lets nothing pass for an option', () => {
    for (const rest of ['//-F/etc/passwd', '//a@-b', '//a;b', '//$(id)', '//a:0', '//a:70000', 'a']) {
      assert.throws(() => remoteOf(rest, 'x'), /^EnvironmentError: x names no host/);
    }
  });
});
