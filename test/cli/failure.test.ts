import assert from 'node:assert/strict';
import { failureText, isDebugging } from '../../src/cli/failure.js';
import { EnvironmentError } from '../../src/model/problem.js';

const context = { usage: 'check SOURCE TARGET...', flags: ['fail-on', 'format'], debug: false };

function usageError(message: string, parts: object): Error {
  return Object.assign(new Error(message), { oclif: { exit: 2 }, ...parts });
}

describe('what is said of an error', () => {
  it('is one paragraph with what to do about it', () => {
    const error = new EnvironmentError('img.tar\u001b[2J is cut in the middle', 'Copy it again');
    assert.equal(failureText(error, context), 'hostdrift: img.tar\\x1b[2J is cut in the middle. Copy it again.\n');
  });

  it('repeats no secret', () => {
    const error = new EnvironmentError('cannot reach https://me:hunter2@host/', 'Set --token=hunter2', {});
    const text = failureText(error, { ...context, debug: true });
    assert.ok(!text.includes('hunter2'), text);
    assert.match(text, /https:\/\/me:\[redacted\]@host/);
  });

  it('keeps the lines of a list, but lets none pass for a message of its own', () => {
    const error = new EnvironmentError('Two mistakes:\na.yaml:1: x\nhostdrift: all is well', 'Correct them.');
    assert.equal(
      failureText(error, context),
      'hostdrift: Two mistakes:\n  a.yaml:1: x\n  hostdrift: all is well\nCorrect them.\n',
    );
  });

  it('asks to report what nobody foresaw, with no stack', () => {
    const text = failureText(new TypeError('x is not a function'), context);
    assert.match(
      text,
      /^hostdrift: unexpected error: TypeError: x is not a function\nThis is a defect .*DEBUG=hostdrift/,
    );
    assert.ok(!text.includes('    at '));
    assert.match(failureText('thrown text', context), /unexpected error: thrown text/);
  });

  it('does not ask to report what the system refused', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    assert.equal(
      failureText(error, context),
      'hostdrift: the system refused: ENOSPC: no space left on device, write.\n',
    );
  });

  it('shows the stack, and that of causes, to who asks for it', () => {
    const error = new EnvironmentError('no', undefined, { cause: new Error('the cause') });
    const text = failureText(error, { ...context, debug: true });
    assert.match(text, /\n {4}at .*\ncaused by\nError: the cause\n {4}at /s);
    assert.deepEqual(['hostdrift', 'a,hostdrift', '*', 'host', undefined].map(isDebugging), [
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('shows the usage to who got it wrong', () => {
    const tail = 'Usage: hostdrift check SOURCE TARGET...\nSee hostdrift check --help.\n';
    const said = (message: string, parts: object) => failureText(usageError(message, parts), context);
    assert.equal(
      said('Nonexistent flag: --fial-on\nSee more help with --help', { flags: ['--fial-on'] }),
      `hostdrift: there is no flag --fial-on. Did you mean --fail-on?\n${tail}`,
    );
    assert.equal(
      said('Missing 1 required arg:\ntarget  x', { args: [{ name: 'target' }] }),
      `hostdrift: missing TARGET.\n${tail}`,
    );
    assert.equal(said('Unexpected argument: x', { args: ['x'] }), `hostdrift: Unexpected argument: x\n${tail}`);
  });

  it('knows the commands that may have been meant', () => {
    const commands = ['check', 'rules', 'rules:test'];
    const said = (id: string) =>
      failureText(usageError(`command ${id} not found`, {}), { flags: [], commands, debug: false });
    assert.equal(said('chekc'), 'hostdrift: there is no command chekc. Did you mean check?\nSee hostdrift --help.\n');
    assert.equal(
      said('rules:tets'),
      'hostdrift: there is no command rules tets. Did you mean rules test?\nSee hostdrift --help.\n',
    );
    assert.equal(said('chekc:a.json:b'), said('chekc'));
    assert.equal(said('zzz'), 'hostdrift: there is no command zzz.\nSee hostdrift --help.\n');
  });
});
