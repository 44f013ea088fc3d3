import assert from 'node:assert/strict';
import { directoryOf, joined, packageRoot, requiredFile } from '../../../src/probes/runtimes/node-paths.js';
import { memoryEnvironment } from '../../support/memory-environment.js';

describe('packageRoot', () => {
  it('ends with the name of the package, and its scope', () => {
    assert.equal(packageRoot('/a/node_modules/b/lib/c.js'), '/a/node_modules/b');
    assert.equal(
      packageRoot('/a/node_modules/b/node_modules/@s/c/package.json'),
      '/a/node_modules/b/node_modules/@s/c',
    );
    assert.equal(packageRoot('/usr/share/nodejs/b/package.json'), '/usr/share/nodejs/b');
    assert.equal(packageRoot('/a/node_modules/.package-lock.json'), undefined);
    assert.equal(packageRoot('/a/b.js'), undefined);
  });
});

describe('joined and directoryOf', () => {
  it('never leave the root', () => {
    assert.equal(joined('/a/b', '../c/./d'), '/a/c/d');
    assert.equal(joined('/a', '../../../etc/passwd'), '/etc/passwd');
    assert.equal(directoryOf('/a/b.js'), '/a');
    assert.equal(directoryOf('/b.js'), '');
  });
});

describe('requiredFile', () => {
  it('tries endings before the index of a directory, as require does', async () => {
    const files = { '/a.js': '', '/a/index.js': '', '/b/index.json': '{}', '/c': '', '/c.js': '', '/d/x': '' };
    const tree = await memoryEnvironment(files).scan({
      select: () => 'none',
      narrow: () => 'none',
      visit: () => undefined,
      unreadable: () => undefined,
    });
    const found = ['/a', '/b', '/c', '/d'].map((path) => requiredFile(tree, path));
    assert.deepEqual(found, ['/a.js', '/b/index.json', '/c', undefined]);
  });
});
