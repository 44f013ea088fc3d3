import assert from 'node:assert/strict';
import type { Project } from '../../src/api/project.js';
import { questionOf } from '../../src/api/question.js';
import { EnvironmentError } from '../../src/model/problem.js';
import { POLICY } from '../support/policy.js';

const NONE: Project = {
  targets: [],
  payload: {},
  rules: [],
  policy: POLICY,
  outputs: [],
  assertRules: () => undefined,
  take: () => Promise.reject(new Error('not asked')),
};
const PROJECT: Project = { ...NONE, file: 'hostdrift.yaml', source: 'dev', targets: ['customer'] };

describe('questionOf', () => {
  it('is what was named, else what the project says', () => {
    assert.deepEqual(questionOf(NONE, ['a', 'b', 'c']), { source: 'a', targets: ['b', 'c'] });
    assert.deepEqual(questionOf(PROJECT), { source: 'dev', targets: ['customer'] });
    assert.deepEqual(questionOf(PROJECT, ['a']), { source: 'a', targets: ['customer'] });
  });

  it('says what is missing and where it could be said', () => {
    const failing = (project: Project, named: readonly string[], message: RegExp, advice: RegExp) =>
      assert.throws(
        () => questionOf(project, named),
        (error) => error instanceof EnvironmentError && message.test(error.message) && advice.test(error.advice ?? ''),
      );
    failing(NONE, [], /the software works in/, /hostdrift init/);
    failing(NONE, ['a'], /it must work in/, /hostdrift init/);
    failing({ ...NONE, file: 'x/hostdrift.yaml' }, ['a'], /it must work in/, /targets in x\/hostdrift.yaml/);
  });
});
