import assert from 'node:assert/strict';
import { readKernelFiles } from '../../../src/providers/host/kernel-files.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('files of the kernel', () => {
  const scratch = scratchDirectory();

  it('are read where they are', () => {
    scratch.write('proc/cmdline', 'quiet\n');
    const { files, problems } = readKernelFiles(scratch.path());
    assert.deepEqual([[...files], problems], [[['/proc/cmdline', 'quiet\n']], []]);
  });

  it('are a problem when they are there and cannot be read', () => {
    scratch.write('proc/cmdline/x', '');
    const { files, problems } = readKernelFiles(scratch.path());
    assert.equal(files.size, 0);
    assert.match(problems[0] ?? '', /^\/proc\/cmdline: /);
  });
});
