import assert from 'node:assert/strict';
import type { FileVisitor } from '../../../src/model/files.js';
import { UnreadableError } from '../../../src/model/problem.js';
import { findCommand, findPath, searchPath } from '../../../src/probes/config/command.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

const NOBODY: FileVisitor = {
  select: () => 'none',
  narrow: () => 'none',
  visit: () => undefined,
  unreadable: () => undefined,
};

const tree = (files: Record<string, MemoryFile>) => memoryEnvironment(files).scan(NOBODY);
const program = (content = ''): MemoryFile => ({ content, mode: 0o755 });

describe('searchPath', () => {
  it('is what the image sets, the last time that it does', () => {
    assert.deepEqual(searchPath(['A=b', 'PATH=/a', 'PATH=/b::/c']), ['/b', '.', '/c']);
  });

  it('is that of the runtime where the image sets none', () => {
    assert.ok(searchPath(['PATHS=/x']).includes('/usr/local/bin'));
  });
});

describe('findCommand', () => {
  it('looks through PATH for what can be executed', async () => {
    const files = await tree({ '/a/x': 'text', '/b/x': program(), '/c/x': program(), '/b/dir/y': '' });
    assert.equal(findCommand(files, 'x', ['/a', '/b', '/c'])?.path, '/b/x');
    assert.equal(findCommand(files, 'x', ['/a'])?.path, '/a/x');
    assert.equal(findCommand(files, 'dir', ['/b']), undefined);
    assert.equal(findCommand(files, 'y', ['/a', '/none']), undefined);
  });

  it('takes a name with a slash for a path, seen from the working directory', async () => {
    const files = await tree({ '/app/run': program(), '/run': { link: 'app/run' } });
    assert.equal(findCommand(files, './run', [], '/app')?.path, '/app/run');
    assert.equal(findCommand(files, '/run', ['/x'])?.path, '/app/run');
    assert.equal(findCommand(files, 'app/run', [])?.path, '/app/run');
    assert.equal(findCommand(files, 'run', ['.'], '/app')?.path, '/app/run');
  });

  it('stops at the first that fits: what lies behind it need not be readable', async () => {
    const files = await tree({ '/a/x': program(), '/b': { directory: true, unreadable: 'permission denied' } });
    assert.equal(findCommand(files, 'x', ['/a', '/b'])?.path, '/a/x');
    assert.throws(() => findCommand(files, 'x', ['/b', '/a']), UnreadableError);
  });
});

describe('findPath', () => {
  it('finds nothing behind a loop, but does not know what is in a directory that could not be read', async () => {
    const files = await tree({ '/loop': { link: 'loop' }, '/b': { directory: true, unreadable: 'permission denied' } });
    assert.equal(findPath(files, '/loop'), undefined);
    assert.equal(findPath(files, '/none'), undefined);
    assert.throws(() => findPath(files, '/b/x'), UnreadableError);
  });
});
