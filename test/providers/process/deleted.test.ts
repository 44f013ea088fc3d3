import assert from 'node:assert/strict';
import { FileBlob } from '../../../src/providers/image/blob.js';
import { readLayer } from '../../../src/providers/image/layer-reader.js';
import { DEFAULT_LIMITS, EntryBudget } from '../../../src/providers/image/limits.js';
import { squash } from '../../../src/providers/image/squash.js';
import { restoreDeleted } from '../../../src/providers/process/deleted.js';
import { memoryFile } from '../../support/memory-file.js';
import { scratchDirectory } from '../../support/scratch.js';
import { buildTar } from '../../support/tar.js';
import { READER, treeLines } from '../../support/visitor.js';

const gone = (range: string, path: string) => ({ path, range, deleted: true });

describe('deleted files that a process still has', () => {
  const { path, write } = scratchDirectory();

  async function restored(...regions: Parameters<typeof restoreDeleted>[1]): Promise<string[]> {
    const root = buildTar([
      { name: 'usr/lib/', type: '5' },
      { name: 'usr/lib/libnew.so', content: 'new' },
    ]);
    const blob = new FileBlob('root', memoryFile(root));
    const tree = squash([await readLayer(blob, {}, READER, new EntryBudget(DEFAULT_LIMITS), false)], 'archive');
    restoreDeleted(tree, regions, path('map_files'), READER);
    return treeLines(tree).filter((line) => line.startsWith('file'));
  }

  it('are read where nothing else lies in their place', async () => {
    write('map_files/1000-2000', 'gone');
    const regions = [gone('1000-2000', '/usr/lib/libgone.so'), gone('2000-3000', '/usr/lib/libnew.so')];
    assert.deepEqual(await restored(...regions), [
      'file 755 /usr/lib/libgone.so "gone"',
      'file 644 /usr/lib/libnew.so "new"',
    ]);
  });

  it('that cannot be read are unknown, and no place is made for them', async () => {
    const lines = await restored(gone('1000-2000', '/usr/lib/libgone.so'), gone('2000-3000', '/nowhere/libgone.so'));
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /libgone\.so/);
  });
});
