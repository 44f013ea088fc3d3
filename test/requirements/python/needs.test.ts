import assert from 'node:assert/strict';
import type { Interpreter } from '../../../src/requirements/python/finder.js';
import { foreignModule, missingModule, refusedSyntax } from '../../../src/requirements/python/needs.js';

const interpreter = {
  kind: 'interpreter',
  version: '3.12',
  implementation: 'cpython',
  prefix: '/usr',
  library: '/usr/lib/python3.12',
  path: ['/usr/lib/python3.12'],
} as Interpreter;
const place = { path: '/app.py', name: '__main__', isPackage: false, isMain: true };

describe('needs of Python code', () => {
  it('say since when a module of the standard library is gone, and what brings it', () => {
    const gone = missingModule(interpreter, 'distutils.core', place, 1);
    assert.match(gone.message, /none since 3\.12/);
    assert.match(gone.fix ?? '', /setuptools/);
    // 3.12 still has it: that it is missing has another reason.
    assert.doesNotMatch(missingModule(interpreter, 'telnetlib', place, 1).message, /since/);
  });

  it('are syntax that is newer, and builds for others', () => {
    assert.equal(refusedSyntax(interpreter, place, { version: '3.12', what: 'x', line: 1 }), undefined);
    assert.equal(refusedSyntax(interpreter, place, { version: '3.13', what: 'x', line: 1 })?.rule, 'python-syntax');
    const foreign = { name: 'p.fast', tag: 'cpython-39-x86_64-linux-gnu', path: '/p/fast.so' };
    const need = foreignModule(interpreter, foreign, { environment: 'payload', fact: 'imports p.fast' });
    assert.equal(need.cause, 'python-abi:cpython-39:p.fast');
    assert.match(need.fix ?? '', /use Python 3\.9/);
  });
});
