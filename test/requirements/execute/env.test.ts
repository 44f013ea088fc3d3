import assert from 'node:assert/strict';
import { commandOf } from '../../../src/requirements/execute/env.js';
import type { EnvProgram } from '../../../src/requirements/execute/env-program.js';
import { causesOf, executable, type Files, glibcSystem, muslSystem } from '../../support/proof.js';

const NEW: EnvProgram = { splits: true, carriageReturn: 'blank' };
const OLD: EnvProgram = { splits: true, carriageReturn: 'text' };
const BUSYBOX: EnvProgram = { splits: false, carriageReturn: 'text' };

describe('commandOf', () => {
  const cases: readonly (readonly [argument: string, env: EnvProgram, asked: object])[] = [
    ['node', NEW, { kind: 'command', name: 'node' }],
    ['node --x', NEW, { kind: 'needs-split' }],
    ['node\r', NEW, { kind: 'carriage-return' }],
    ['-i', NEW, { kind: 'nothing' }],
    ['-S node --x', NEW, { kind: 'command', name: 'node' }],
    ['-S A=b node', NEW, { kind: 'command', name: 'node' }],
    ['-S -u A "node"', NEW, { kind: 'command', name: 'node' }],
    ['-iS node', NEW, { kind: 'command', name: 'node' }],
    ['--split-string=node x', NEW, { kind: 'command', name: 'node' }],
    ['-S', NEW, { kind: 'nothing' }],
    ['-S node\r', NEW, { kind: 'command', name: 'node' }],
    ['-S node\r', OLD, { kind: 'carriage-return' }],
    ['-S node', BUSYBOX, { kind: 'no-split' }],
  ];
  for (const [argument, env, asked] of cases) {
    it(`understands ${JSON.stringify(argument)}`, () => assert.deepEqual(commandOf(argument, env), asked));
  }

  it('does not guess what an unknown release makes of a carriage return', () => {
    assert.equal(commandOf('-S node\r', { splits: true, carriageReturn: 'unknown' }).kind, 'unknown');
  });
});

describe('executeEnv', () => {
  const script = (line: string, more: Files = {}): Files => ({
    '/app': executable(`#!/usr/bin/env ${line}\n`),
    ...more,
  });

  it('finds the command in PATH, and what that needs', async () => {
    const system = glibcSystem();
    assert.deepEqual(await causesOf(system, script('sh')), []);
    assert.deepEqual(await causesOf(system, script('node')), ['missing-interpreter:node']);
    const tool = { '/bin/tool': executable('#!/bin/nosuch\n') };
    const environment = { PATH: '/opt/app/bin:/usr/bin' };
    assert.deepEqual(await causesOf(system, script('tool', tool), { environment }), [
      'missing-interpreter:/bin/nosuch',
    ]);
    const text = { '/bin/tool': executable('echo hello\n') };
    assert.deepEqual(await causesOf(system, script('tool', text), { environment }), []);
  });

  it('names what is wrong with the line', async () => {
    assert.deepEqual(await causesOf(glibcSystem(), script('sh -e')), ['shebang-env-needs-S']);
    assert.deepEqual(await causesOf(glibcSystem(), script('sh\r')), ['crlf-shebang']);
    assert.deepEqual(await causesOf(muslSystem(), script('-S sh -e')), ['env-no-S-option']);
  });
});
