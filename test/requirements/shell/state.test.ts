import assert from 'node:assert/strict';
import { copyOf, doubt, merge, type ShellState } from '../../../src/requirements/shell/state.js';

const STATE: ShellState = {
  ...{ errexit: true, pipefail: false, maybe: false, mayReturn: false, mayLeave: false, path: '/bin', opaque: false },
  ...{ newUsers: false, depth: 0, atExit: undefined, functions: new Map(), reasons: [] },
};

describe('ShellState', () => {
  it('keeps what branches agree on', () => {
    const state = copyOf(STATE);
    merge(state, [copyOf(state, { errexit: false }), copyOf(state, { path: '/sbin', newUsers: true })]);
    assert.deepEqual([state.errexit, state.path, state.newUsers, state.maybe], [undefined, undefined, true, false]);
  });

  it('does not know a name that a branch made a function', () => {
    const [state, branch] = [copyOf(STATE), copyOf(STATE)];
    branch.functions.set('f', { list: [] });
    merge(state, [branch]);
    assert.deepEqual([state.opaque, STATE.functions.size], [true, 0]);
  });

  it('hands doubts on', () => {
    const [state, branch] = [copyOf(STATE), copyOf(STATE)];
    doubt(branch);
    merge(state, [branch]);
    assert.equal(state.maybe, true);
  });
});
