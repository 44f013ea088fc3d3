import assert from 'node:assert/strict';
import { FactRedactor } from '../../src/redaction/facts.js';
import { presenceOnly } from '../../src/redaction/mask.js';

const redacted = (key: string, fact: Parameters<FactRedactor['entry']>[1], skipped?: readonly string[]) =>
  new FactRedactor(presenceOnly).entry(key, fact, skipped);

describe('FactRedactor', () => {
  it('leaves what holds no secret as the object that it is', () => {
    const fact = { path: '/bin/app', needed: ['libc.so.6'], labels: { a: 'b' } };
    assert.equal(redacted('a', fact)[1], fact);
    const command = ['mysqld', '--password', 'hunter2', '--x'];
    assert.notEqual(redacted('a', { ...fact, command })[1].command, command);
    assert.deepEqual(redacted('a', { ...fact, gone: undefined })[1], fact);
  });

  it('goes by the name of a field, of a variable beside it, or of the fact itself', () => {
    assert.deepEqual(redacted('a', { password: 'hunter2' })[1], { password: '[redacted]' });
    assert.deepEqual(redacted('a', { name: 'DB_PASSWORD', value: 'hunter2' })[1], {
      name: 'DB_PASSWORD',
      value: '[redacted]',
    });
    assert.deepEqual(redacted('mysql/client.password', { value: 'hunter2', file: '/etc/my.cnf' })[1], {
      value: '[redacted]',
      file: '/etc/my.cnf',
    });
    assert.deepEqual(redacted('a', { labels: { 'org.example.token': 'hunter2', b: 'c' } })[1], {
      labels: { 'org.example.token': '[redacted]', b: 'c' },
    });
  });

  it('hides everything under such a name, whatever it is made of', () => {
    assert.deepEqual(redacted('a', { secrets: ['x1', { a: 'y1', n: 1234, on: true }] })[1], {
      secrets: ['[redacted]', { a: '[redacted]', n: '[redacted]', on: true }],
    });
  });

  it('looks at the arguments of a command together', () => {
    assert.deepEqual(redacted('a', { command: ['mysqld', '--password', 'hunter2', '--x'] })[1], {
      command: ['mysqld', '--password', '[redacted]', '--x'],
    });
  });

  it('leaves what the probe made itself, and everything that is no text', () => {
    const fact = { defined: { V1: 'AAAAChgtKeqiiHuIYdnW74virgoSyZ3B84yLHKrv9z83xFsCkyA=' }, size: 7, empty: null };
    assert.deepEqual(redacted('a', fact, ['defined'])[1], fact);
  });

  it('does not take the name of a file for what it holds', () => {
    assert.deepEqual(redacted('/usr/bin/passwd', { value: 'setuid' })[1], { value: 'setuid' });
    assert.deepEqual(redacted('a', { files: { '/etc/passwd': 'text' } })[1], { files: { '/etc/passwd': 'text' } });
  });

  it('looks at keys too, and at fields called like a part of every object', () => {
    const [key, fact] = redacted('repo/https://me:hunter2@host/', JSON.parse('{"__proto__": {"password": "hunter2"}}'));
    assert.equal(key, 'repo/https://me:[redacted]@host/');
    assert.equal(JSON.stringify(fact), '{"__proto__":{"password":"[redacted]"}}');
  });
});
