import assert from 'node:assert/strict';
import { pythonProjectsProbe } from '../../../src/probes/runtimes/python-projects.js';
import { captured } from '../../support/proof.js';
import { wheel } from '../../support/wheel.js';

describe('pythonProjectsProbe', () => {
  it('reads what projects declare, and the names of wheels', async () => {
    const section = (
      await captured({
        '/srv/requirements.txt': 'flask>=3\n',
        '/srv/pyproject.toml': '[project]\nname = "app"\nrequires-python = ">=3.10"\n',
        '/srv/Pipfile.lock': '{"default":{}}',
        '/srv/broken/poetry.lock': '[',
        '/srv/wheels/a-1.0-py3-none-any.whl': wheel('a', ['Requires-Dist: b', 'Requires-Python: >=3.9']),
        '/srv/wheels/bad-1.0-py3-none-any.whl': wheel('bad', [], { '../x': '' }),
        '/srv/wheels/other.whl': 'PK',
        '/srv/notes.txt': 'flask',
        '/usr/lib/python3/dist-packages/x/requirements.txt': 'y',
      })
    ).sections['python-projects'];
    assert.deepEqual(section?.facts, {
      '/srv/Pipfile.lock': { kind: 'lock', requires: [] },
      '/srv/pyproject.toml': { kind: 'project', name: 'app', requiresPython: '>=3.10', requires: [] },
      '/srv/requirements.txt': { kind: 'requirements', requires: ['flask>=3'] },
      '/srv/wheels/a-1.0-py3-none-any.whl': {
        kind: 'wheel',
        name: 'a',
        version: '1.0',
        tags: ['py3-none-any'],
        requires: ['b'],
        requiresPython: '>=3.9',
      },
      '/srv/wheels/bad-1.0-py3-none-any.whl': {
        kind: 'wheel',
        name: 'bad',
        version: '1.0',
        tags: ['py3-none-any'],
        requires: [],
        unopened: true,
      },
    });
    assert.deepEqual(
      section?.problems.map(({ path }) => path),
      ['/srv/broken/poetry.lock', '/srv/wheels/bad-1.0-py3-none-any.whl'],
    );
    for (const fact of Object.values(section?.facts ?? {})) pythonProjectsProbe.schema.parse(fact);
  });
});
