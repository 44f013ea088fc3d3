import assert from 'node:assert/strict';
import { pythonCodeProbe } from '../../../src/probes/runtimes/python-code.js';
import { captured, executable } from '../../support/proof.js';

describe('pythonCodeProbe', () => {
  it('reads code that is deployed, what cffi made, and packages that the system has not, but not their functions and tests', async () => {
    const files = {
      '/srv/app.py': '#!/usr/bin/env python3\nimport flask\n',
      '/srv/fast.abi3.so': 'x_cffi_backend\0',
      '/srv/other.so': 'x',
      '/usr/lib/python3/dist-packages/flask/__init__.py': 'import x\n',
      '/srv/venv/lib/python3.11/site-packages/a.py': 'import x\ndef f():\n  import y\n',
      '/srv/venv/lib/python3.11/site-packages/a/tests/b.py': 'import x\n',
      '/usr/local/lib/python3.11/os.py': 'import x\n',
    };
    const section = (await captured(files)).sections['python-code'];
    assert.deepEqual(Object.keys(section?.facts ?? {}), [
      '/srv/app.py',
      '/srv/fast.abi3.so',
      '/srv/venv/lib/python3.11/site-packages/a.py',
    ]);
    assert.deepEqual(section?.facts['/srv/venv/lib/python3.11/site-packages/a.py'], {
      body: [{ import: 'x', line: 1 }],
      names: [],
      open: true,
    });
    assert.deepEqual(section?.facts['/srv/app.py'], {
      body: [{ import: 'flask', line: 2 }],
      names: ['flask'],
      program: true,
    });
    for (const fact of Object.values(section?.facts ?? {})) pythonCodeProbe.schema.parse(fact);
  });

  it('reads what is started through its first line, whatever its name', async () => {
    const files = {
      '/srv/bin/tool': executable('#!/usr/bin/env python3\nimport flask\n'),
      '/srv/bin/other': executable('#!/bin/sh\nimport x\n'),
      '/srv/bin/notes': '#!/usr/bin/python3\nimport x\n',
    };
    const facts = (await captured(files)).sections['python-code']?.facts;
    assert.deepEqual(facts, {
      '/srv/bin/tool': { body: [{ import: 'flask', line: 2 }], names: ['flask'], program: true },
    });
  });
});
