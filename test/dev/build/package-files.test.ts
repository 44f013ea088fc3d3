import assert from 'node:assert/strict';
import { packageFigures, packageFiles } from '../../../src/dev/build/package-files.js';
import { scratchDirectory } from '../../support/scratch.js';

describe('packageFiles', () => {
  const { path, write } = scratchDirectory();
  beforeEach(() => {
    write('package.json', JSON.stringify({ files: ['dist', 'shots/*.gz', 'one.json', 'absent'] }));
    for (const name of [
      'LICENSE',
      'README.md',
      'other.md',
      'dist/a.js',
      'dist/b/c.js',
      'shots/x.gz',
      'shots/x.md',
      'one.json',
    ])
      write(name, name);
  });

  it('are those that the manifest names, and those that npm always takes', () => {
    const expected = ['LICENSE', 'README.md', 'dist/a.js', 'dist/b/c.js', 'one.json', 'package.json', 'shots/x.gz'];
    assert.deepEqual(packageFiles(path()), expected);
  });

  it('are counted, with what is installed besides', () => {
    const packages = { '': {}, 'node_modules/a': {}, 'node_modules/b': { dev: true } };
    write('package-lock.json', JSON.stringify({ packages }));
    assert.equal(packageFigures(path()), '7 files, 0.0 MB, packed 0.0 MB; installs 1 further packages');
  });
});
