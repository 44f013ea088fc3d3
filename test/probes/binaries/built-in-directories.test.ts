import assert from 'node:assert/strict';
import { builtInDirectories } from '../../../src/probes/binaries/built-in-directories.js';

describe('builtInDirectories', () => {
  it('finds the list in the bytes around it', () => {
    const bytes = Buffer.from(
      '\x7fELF/proc/self/\0no\0/lib/x-linux-gnu/\0/usr/lib/x-linux-gnu/\0/lib/\0/usr/lib/\0tail',
    );
    assert.deepEqual(builtInDirectories(bytes), ['/lib/x-linux-gnu', '/usr/lib/x-linux-gnu', '/lib', '/usr/lib']);
    assert.deepEqual(builtInDirectories(Buffer.from('/nix/store/a-glibc-2.40/lib/\0')), [
      '/nix/store/a-glibc-2.40/lib',
    ]);
  });

  it('finds none where there is none, and is not slow on what looks like one', () => {
    assert.deepEqual(builtInDirectories(Buffer.from('nothing')), []);
    assert.deepEqual(builtInDirectories(Buffer.from('/a'.repeat(200_000))), []);
  });
});
