import assert from 'node:assert/strict';
import type { Problem } from '../../src/model/problem.js';
import { sortProblems } from '../../src/probes/problems.js';

describe('sortProblems', () => {
  it('sorts by path and message and keeps one of the same', () => {
    const problem = (path: string, message: string): Problem => ({ path, reason: 'malformed', message });
    const problems = [problem('/b', 'x'), problem('/a', 'y'), problem('/b', 'x'), problem('/a', 'x')];
    const lone: Problem = { reason: 'missing', message: 'z' };
    assert.deepEqual(sortProblems([...problems, lone]), [
      lone,
      problem('/a', 'x'),
      problem('/a', 'y'),
      problem('/b', 'x'),
    ]);
  });
});
