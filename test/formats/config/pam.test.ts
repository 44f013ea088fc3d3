import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parsePam } from '../../../src/formats/config/pam.js';

describe('a file of PAM', () => {
  it('has lines with type, control and module, and inclusions', () => {
    const text =
      '#%PAM-1.0\n@include common-auth\n-session optional pam_systemd.so # quiet\nauth [success=1  default=ignore]\\\n pam_unix.so nullok\nnonsense\n';
    assert.deepEqual(parsePam(text), [
      { type: '', quiet: false, control: 'include', words: ['common-auth'], line: 2 },
      { type: 'session', quiet: true, control: 'optional', words: ['pam_systemd.so'], line: 3 },
      { type: 'auth', quiet: false, control: '[success=1 default=ignore]', words: ['pam_unix.so', 'nullok'], line: 4 },
    ]);
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => assert.ok(parsePam(text).every(({ line }) => line > 0))),
    );
  });
});
