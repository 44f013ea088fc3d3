import assert from 'node:assert/strict';
import { readFileSync, realpathSync } from 'node:fs';
import { EnvironmentError } from '../../src/model/problem.js';
import { findProjectFile, writeNewFile } from '../../src/providers/project-file.js';
import { scratchDirectory } from '../support/scratch.js';

describe('findProjectFile', () => {
  const { path, write } = scratchDirectory();
  const before = process.cwd();
  afterEach(() => process.chdir(before));

  it('finds the nearest one above, and where it is from here', async () => {
    write('hostdrift.yaml', 'source: far\n');
    write('a/hostdrift.yaml', 'source: near\n');
    write('a/b/c/x', '');
    process.chdir(realpathSync(path('a/b/c')));
    assert.deepEqual(await findProjectFile(), {
      name: '../../hostdrift.yaml',
      text: 'source: near\n',
      directory: '../..',
    });
    process.chdir(realpathSync(path('a')));
    assert.deepEqual(await findProjectFile(), { name: 'hostdrift.yaml', text: 'source: near\n', directory: '.' });
  });

  it('finds nothing where there is none', async () => {
    process.chdir('/');
    assert.equal(await findProjectFile(), undefined);
  });

  it('says what cannot be read', async () => {
    write('d/hostdrift.yaml/x', '');
    process.chdir(realpathSync(path('d')));
    await assert.rejects(findProjectFile(), EnvironmentError);
    await assert.rejects(findProjectFile('none.yaml'), /cannot be read/);
  });
});

describe('writeNewFile', () => {
  const { path, write } = scratchDirectory();

  it('never overwrites', async () => {
    await writeNewFile(path('new'), 'text');
    assert.equal(readFileSync(path('new'), 'utf8'), 'text');
    write('old', 'kept');
    await assert.rejects(writeNewFile(path('old'), 'text'), /is there already/);
    assert.equal(readFileSync(path('old'), 'utf8'), 'kept');
    await assert.rejects(writeNewFile(path('none/new'), 'text'), /cannot be written/);
  });
});
