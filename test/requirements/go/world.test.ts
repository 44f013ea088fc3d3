import assert from 'node:assert/strict';
import { goPrograms, programSays } from '../../../src/requirements/go/world.js';
import { goProgram } from '../../support/go.js';
import { captured, deployed, executable, glibcSystem } from '../../support/proof.js';

describe('goPrograms', () => {
  it('are those that are started', async () => {
    const payload = await captured({ '/bin/a': executable(goProgram()), '/bin/b': executable(goProgram()) });
    const target = await captured(glibcSystem());
    const of = (more: object) => goPrograms(payload, target, deployed(more)).map(({ entry, path }) => [entry, path]);
    assert.deepEqual(of({}), [
      ['/opt/app/bin/a', '/opt/app/bin/a'],
      ['/opt/app/bin/b', '/opt/app/bin/b'],
    ]);
    assert.deepEqual(of({ entries: ['/bin/b'] }), [['/opt/app/bin/b', '/opt/app/bin/b']]);
    assert.deepEqual(of({ commands: [['/opt/app/bin/a', '-v'], ['sh']] }), [['/opt/app/bin/a -v', '/opt/app/bin/a']]);
  });
});

describe('programSays', () => {
  it('names the program', () => {
    const program = { entry: 'api -v', path: '/opt/app/api', fact: { version: 'go1.22.3', modules: {} } };
    assert.deepEqual(programSays(program, 'x'), { environment: 'payload', path: '/opt/app/api', fact: 'x' });
  });
});
