import assert from 'node:assert/strict';
import { startedFiles } from '../../../src/requirements/python/programs.js';

const file = { body: [], names: [] };

describe('startedFiles', () => {
  it('takes what is named as programs are, or says that it is one', () => {
    const code = {
      '/app.py': file,
      '/lib.py': file,
      '/tool.py': { ...file, program: true as const },
      '/tests/main.py': file,
    };
    assert.deepEqual(startedFiles(code, undefined), ['/app.py', '/tool.py']);
    assert.deepEqual(startedFiles(code, ['/lib.py', '/bin/x']), ['/lib.py']);
  });

  it('takes the topmost files where none is', () => {
    assert.deepEqual(startedFiles({ '/a/one.py': file, '/a/b/two.py': file }, undefined), ['/a/one.py']);
    assert.deepEqual(startedFiles({ '/p/__init__.py': file }, undefined), []);
  });
});
