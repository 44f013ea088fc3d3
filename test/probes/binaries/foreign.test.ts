import assert from 'node:assert/strict';
import { UnreadableError } from '../../../src/model/problem.js';
import { isNamedOrExecutable, readOr } from '../../../src/probes/binaries/foreign.js';

const entry = { path: '/a.exe', type: 'file' as const, mode: 0o644, uid: 0, gid: 0, size: 1 };

describe('binaries of other systems', () => {
  it('are told by their name, or by their execute bit', () => {
    assert.equal(isNamedOrExecutable(entry, /\.exe$/), true);
    assert.equal(isNamedOrExecutable({ ...entry, path: '/a' }, /\.exe$/), false);
    assert.equal(isNamedOrExecutable({ ...entry, path: '/a', mode: 0o755 }, /\.exe$/), true);
  });

  it('keep what is known where the rest is damaged, or was not collected', () => {
    const isDamage = (error: unknown): error is Error => error instanceof RangeError;
    const failing = (error: Error) => () => {
      throw error;
    };
    const rest = () => ({ kind: 'pe' });
    assert.deepEqual(readOr(failing(new RangeError('cut')), rest, isDamage), { kind: 'pe', unread: 'cut' });
    const missing = new UnreadableError('/a', 'limit', 'only its head is there');
    assert.deepEqual(readOr(failing(missing), rest, isDamage), { kind: 'pe', unread: 'only its head is there' });
    assert.throws(() => readOr(failing(new TypeError('a mistake')), rest, isDamage), TypeError);
  });
});
