import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { processKernelFiles, sameNamespace } from '../../../src/providers/process/kernel-files.js';
import { pendingUnless } from '../../support/pending.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('what the kernel says to a process', () => {
  const { path, write } = scratchDirectory();

  it('is what it says to us, of us', function () {
    pendingUnless(this, process.platform === 'linux', 'this is no Linux');
    const { files, problems } = processKernelFiles(process.pid);
    assert.deepEqual(problems, []);
    assert.equal(files.get('/proc/self/limits'), readFileSync('/proc/self/limits', 'utf8'));
    assert.ok(files.has('/proc/sys/net/core/somaxconn'));
    assert.ok(sameNamespace(process.pid, 'net'));
  });

  it('is of its own network and limits where it has its own', () => {
    write('7/limits', 'limits of 7');
    write('7/net/tcp', 'sockets of 7');
    write('7/ns/x', '');
    write('self/ns/x', '');
    symlinkSync('net:[1]', path('7/ns/net'));
    symlinkSync('net:[2]', path('self/ns/net'));
    const { files } = processKernelFiles(7, path());
    assert.equal(files.get('/proc/self/limits'), 'limits of 7');
    assert.equal(files.get('/proc/net/tcp'), 'sockets of 7');
    assert.equal(files.has('/proc/sys/net/core/somaxconn'), false);
    assert.equal(sameNamespace(8, 'net', path()), false);
  });
});
