import assert from 'node:assert/strict';
import { leastPython } from '../../../src/requirements/least/python.js';
import { captured } from '../../support/proof.js';

describe('leastPython', () => {
  it('tells what is declared from what the code tells', async () => {
    const payload = await captured({
      '/app.py':
        'import os, flask, yaml, own\ntry:\n  import ujson\nexcept ImportError:\n  pass\nmatch x:\n  case 1: pass\n',
      '/own.py': '',
      '/requirements.txt': 'Flask>=3\npywin32; sys_platform == "win32"\n',
      '/pyproject.toml': '[project]\nname = "app"\nrequires-python = ">=3.9"\n',
    });
    assert.deepEqual(leastPython(payload), {
      files: 2,
      versions: [
        { specifiers: '>=3.10', basis: 'derived', files: ['/app.py'] },
        { specifiers: '>=3.9', basis: 'declared', files: ['/pyproject.toml'] },
      ],
      packages: [
        { name: 'flask', specifiers: '>=3', basis: 'declared', files: ['/requirements.txt'] },
        { name: 'yaml', specifiers: '', basis: 'derived', files: ['/app.py'] },
      ],
    });
    assert.equal(leastPython(await captured({ '/a.txt': '' })), undefined);
  });
});
