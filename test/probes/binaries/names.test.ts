import assert from 'node:assert/strict';
import { fileName, isExecutable, isNamedLikeLibrary } from '../../../src/probes/binaries/names.js';

const entry = (path: string, mode = 0o644) => ({ path, mode, type: 'file' as const, uid: 0, gid: 0, size: 1 });

describe('names of binaries', () => {
  it('tell what is called as a library', () => {
    for (const path of ['/lib/libc.so.6', '/a/libx.so', '/a/b.cpython-313.so', '/lib/ld-2.31.so', '/x/addon.node']) {
      assert.ok(isNamedLikeLibrary(entry(path)), path);
    }
    for (const path of ['/lib.so.d/readme', '/bin/so', '/run/x.sock', '/a/x.node/y', '/usr/lib/debug/lib/libc.so.6']) {
      assert.ok(!isNamedLikeLibrary(entry(path)), path);
    }
  });

  it('tell what may be executed by anybody', () => {
    for (const mode of [0o755, 0o100, 0o010, 0o4711]) assert.ok(isExecutable(entry('/bin/x', mode)));
    assert.ok(!isExecutable(entry('/bin/x', 0o644)));
    assert.ok(!isExecutable(entry('/usr/lib/debug/bin/x', 0o755)));
  });

  it('end with the file', () => assert.equal(fileName('/usr/lib/libx.so'), 'libx.so'));
});
