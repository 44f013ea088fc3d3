import assert from 'node:assert/strict';
import { isPrivateName } from '../../../src/requirements/python/private-names.js';

describe('isPrivateName', () => {
  it('knows what may be compiled into an interpreter, and what never is', () => {
    const names = ['_io', '_ctypes', '_sysconfigdata__x86_64-linux-gnu', '_cffi_backend', '_ldns', 'io'];
    assert.deepEqual(names.filter(isPrivateName), ['_io', '_ctypes', '_sysconfigdata__x86_64-linux-gnu']);
  });
});
