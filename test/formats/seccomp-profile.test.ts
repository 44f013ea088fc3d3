import assert from 'node:assert/strict';
import fc from 'fast-check';
import { refusedCalls } from '../../src/formats/seccomp-profile.js';

const profile = (fields: object) => JSON.stringify({ defaultAction: 'SCMP_ACT_ERRNO', ...fields });
const ALLOWED = { names: ['clone', 'clone3'], action: 'SCMP_ACT_ALLOW' };

describe('refusedCalls', () => {
  it('names calls that a profile neither knows nor answers ENOSYS for', () => {
    assert.deepEqual(refusedCalls(profile({ syscalls: [ALLOWED] }), ['mseal', 'clone3', 'faccessat2']), [
      'faccessat2',
      'mseal',
    ]);
    assert.deepEqual(refusedCalls(profile({ defaultErrnoRet: 38, syscalls: [] }), ['clone3']), []);
    assert.deepEqual(refusedCalls(profile({ defaultErrnoRet: 1, syscalls: [] }), ['clone3']), ['clone3']);
  });

  it('takes a call that asks for a capability for refused, and one that has an answer of its own for known', () => {
    const guarded = { ...ALLOWED, includes: { caps: ['CAP_SYS_ADMIN'] } };
    assert.deepEqual(refusedCalls(profile({ syscalls: [guarded] }), ['clone3']), ['clone3']);
    const answered = { name: 'clone3', action: 'SCMP_ACT_ERRNO', errnoRet: 38 };
    assert.deepEqual(refusedCalls(profile({ syscalls: [guarded, answered] }), ['clone3']), []);
  });

  it('says nothing refused by a profile that allows by default, and nothing of what is no profile', () => {
    assert.deepEqual(refusedCalls(JSON.stringify({ defaultAction: 'SCMP_ACT_ALLOW' }), ['clone3']), []);
    for (const text of ['', '[]', '{}', '{"defaultAction": 1}'])
      assert.equal(refusedCalls(text, ['clone3']), undefined);
  });

  it('throws on nothing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => refusedCalls(text, ['clone3']) !== null));
  });
});
