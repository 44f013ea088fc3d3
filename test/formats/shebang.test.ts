import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { envCommand, parseShebang } from '../../src/formats/shebang.js';

const parse = (text: string) => parseShebang(Buffer.from(text, 'latin1'));

describe('parseShebang', () => {
  it('takes the line apart as the kernel does: an interpreter and one argument', () => {
    assert.deepEqual(parse('#!/bin/sh\nrest'), { interpreter: '/bin/sh', argument: undefined });
    assert.deepEqual(parse('#! \t/bin/sh  -e  -u \t\n'), { interpreter: '/bin/sh', argument: '-e  -u' });
    assert.deepEqual(parse('#!/bin/sh'), { interpreter: '/bin/sh', argument: undefined });
    assert.deepEqual(parse('#!python -u\n'), { interpreter: 'python', argument: '-u' });
  });

  it('keeps a carriage return where it stands', () => {
    assert.equal(parse('#!/bin/sh\r\n')?.interpreter, '/bin/sh\r');
    assert.deepEqual(parse('#!/usr/bin/env python3\r\n'), { interpreter: '/usr/bin/env', argument: 'python3\r' });
  });

  it('ends at a NUL', () => {
    assert.deepEqual(parse('#!/bin/sh\0x -e\n'), { interpreter: '/bin/sh', argument: undefined });
    assert.deepEqual(parse('#!/bin/sh -e\0x\n'), { interpreter: '/bin/sh', argument: '-e' });
  });

  it('is no script for the kernel without an interpreter', () => {
    for (const text of [
      '',
      '#',
      '#!',
      '#!\n/bin/sh\n',
      '#!   \n',
      '# !/bin/sh\n',
      ' #!/bin/sh\n',
      '\ufeff#!/bin/sh\n',
    ]) {
      assert.equal(parse(text), undefined, JSON.stringify(text));
    }
  });

  it('does not guess at a name that goes on beyond what the kernel reads', () => {
    assert.equal(parse(`#!/${'x'.repeat(300)}\n`), undefined);
    assert.equal(parse(`#!/${'x'.repeat(250)}\n`)?.interpreter.length, 251);
    assert.equal(parse(`#!/bin/sh ${'x'.repeat(300)}\n`)?.argument?.length, 246);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const shebang = parseShebang(Buffer.concat([Buffer.from('#!'), bytes]));
        if (shebang !== undefined) envCommand(shebang);
        assert.notEqual(shebang?.interpreter, '');
      }),
    );
  });
});

describe('envCommand', () => {
  const command = (argument: string | undefined, interpreter = '/usr/bin/env') => envCommand({ interpreter, argument });

  it('is what env is to look for', () => {
    assert.equal(command('python3'), 'python3');
    assert.equal(command('node', 'env'), 'node');
    assert.equal(command(undefined), undefined);
    assert.equal(command('x', '/bin/sh'), undefined);
    assert.equal(command('x', '/opt/myenv'), undefined);
  });

  it('is one word with its blanks, because the kernel hands over one', () => {
    assert.equal(command('python3 -u'), 'python3 -u');
    assert.equal(command('python3\r'), 'python3\r');
  });

  it('is split where env is asked to', () => {
    assert.equal(command('-S python3 -u'), 'python3');
    assert.equal(command('-S A=1 B=2 node --x'), 'node');
    assert.equal(command('-S -i node'), 'node');
    assert.equal(command('-vS node'), 'node');
    assert.equal(command('--split-string=node -x'), 'node');
    assert.equal(command('-S'), undefined);
  });
});
