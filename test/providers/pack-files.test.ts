import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from '../../src/model/problem.js';
import { readPackFiles, readShippedPacks } from '../../src/providers/pack-files.js';

describe('files of rule packs', () => {
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'hostdrift-packs-'));
    await mkdir(join(directory, 'none'));
    await Promise.all(
      ['b.yaml', 'a.yml', 'note.txt', '.hidden.yaml'].map((name) => writeFile(join(directory, name), `of ${name}`)),
    );
    await writeFile(join(directory, 'rules.json'), '{}');
  });

  after(() => rm(directory, { recursive: true, force: true }));

  it('are those of a directory, sorted, or the one that is named', async () => {
    const files = await readPackFiles(directory);
    assert.deepEqual(files, [
      { name: join(directory, 'a.yml'), text: 'of a.yml' },
      { name: join(directory, 'b.yaml'), text: 'of b.yaml' },
    ]);
    assert.deepEqual(await readPackFiles(join(directory, 'note.txt')), [
      { name: join(directory, 'note.txt'), text: 'of note.txt' },
    ]);
  });

  it('are missed by name', async () => {
    const missing = join(directory, 'missing');
    await assert.rejects(
      readPackFiles(missing),
      (error) => error instanceof EnvironmentError && error.message.includes(missing),
    );
    await assert.rejects(readPackFiles(join(directory, 'none')), /There is no rule pack in .*none/);
  });

  it('that are shipped are called by a short name, with their compiled form where there is one', async () => {
    const shipped = await readShippedPacks(directory, join(directory, 'rules.json'));
    assert.deepEqual(
      shipped.files.map(({ name }) => name),
      ['rules/a.yml', 'rules/b.yaml'],
    );
    assert.equal(shipped.compiled, '{}');
    assert.equal('compiled' in (await readShippedPacks(directory, join(directory, 'other.json'))), false);
  });
});
