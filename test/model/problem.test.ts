import assert from 'node:assert/strict';
import { EnvironmentError, Problem, problemFrom, UnreadableError } from '../../src/model/problem.js';

describe('UnreadableError', () => {
  it('is a problem as data', () => {
    const problem = new UnreadableError('/x', 'too-large', 'too large').toProblem();
    assert.deepEqual(Problem.parse(problem), { path: '/x', reason: 'too-large', message: 'too large' });
    assert.deepEqual(new UnreadableError(undefined, 'missing', 'gone').toProblem(), {
      reason: 'missing',
      message: 'gone',
    });
  });
});

describe('EnvironmentError', () => {
  it('carries what the user can do, and the cause', () => {
    const cause = new Error('cause');
    const error = new EnvironmentError('message', 'Do this.', { cause });
    assert.deepEqual([error.message, error.advice, error.cause], ['message', 'Do this.', cause]);
    assert.equal(new EnvironmentError('message').advice, undefined);
  });
});

describe('problemFrom', () => {
  it('keeps the words of the cause', () => {
    assert.deepEqual(problemFrom(new Error('boom'), '/x'), { path: '/x', reason: 'malformed', message: 'boom' });
    assert.deepEqual(problemFrom('thrown text', undefined), { reason: 'malformed', message: 'thrown text' });
  });

  it('keeps what an unreadable file already says, and adds the path where that is missing', () => {
    assert.equal(problemFrom(new UnreadableError('/own', 'limit', 'm'), '/x').path, '/own');
    assert.equal(problemFrom(new UnreadableError(undefined, 'limit', 'm'), '/x').path, '/x');
    assert.equal(problemFrom(new UnreadableError(undefined, 'limit', 'm'), undefined).path, undefined);
  });
});
