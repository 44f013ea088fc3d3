import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { readBlob } from '../../../src/providers/image/blob.js';
import { DEFAULT_LIMITS } from '../../../src/providers/image/limits.js';
import { DirectoryStore, TarStore } from '../../../src/providers/image/store.js';
import type { FileStore } from '../../../src/providers/image/stored.js';
import { memoryFile } from '../../support/memory-file.js';
import { scratchDirectory } from '../../support/scratch.js';
import { buildTar } from '../../support/tar.js';

async function text(store: FileStore, name: string): Promise<string | undefined> {
  const blob = store.file(name);
  return blob === undefined ? undefined : Buffer.from(await readBlob(blob, 100)).toString();
}

describe('files of an image in a directory', () => {
  const { path, write } = scratchDirectory();

  it('are found by name, inside it only', async () => {
    write('layout/index.json', 'inside');
    write('secret', 'outside');
    const store = new DirectoryStore(path('layout'));
    assert.equal(await text(store, 'index.json'), 'inside');
    assert.equal(await text(store, '../layout/index.json'), undefined);
    assert.equal(await text(store, '../secret'), undefined);
    assert.equal(await text(store, 'index.json/below'), undefined);
    assert.equal(await text(store, 'missing'), undefined);
    store.close();
  });

  it('may be links, as build tools store them', async () => {
    write('cache', 'blob');
    mkdirSync(path('layout'));
    symlinkSync('../cache', path('layout/blob'));
    assert.equal(await text(new DirectoryStore(path('layout')), 'blob'), 'blob');
  });

  it('are refused by name where they cannot be read', () => {
    mkdirSync(path('layout/index.json'), { recursive: true });
    assert.throws(() => new DirectoryStore(path('layout')).file('index.json'), {
      name: 'EnvironmentError',
      message: /index\.json cannot be read: not a regular file/,
    });
  });

  it('are closed with the store', async () => {
    write('a', 'x');
    const store = new DirectoryStore(path());
    const blob = store.file('a');
    store.close();
    assert.throws(() => blob?.random?.read(0, 1), { code: 'EBADF' });
  });
});

describe('files of an image in a tar', () => {
  it('are found by name, through links of either kind, which stay inside', async () => {
    const bytes = buildTar([
      { name: 'a/layer.tar', content: 'layer' },
      { name: 'b/layer.tar', type: '2', link: '../a/layer.tar' },
      { name: 'c', type: '1', link: 'b/layer.tar' },
      { name: 'out', type: '2', link: '../../../etc/passwd' },
      { name: 'loop', type: '2', link: 'loop' },
    ]);
    const file = memoryFile(bytes);
    const store = new TarStore('image.tar', file, DEFAULT_LIMITS);
    for (const name of ['a/layer.tar', './a/layer.tar', 'b/layer.tar', 'c'])
      assert.equal(await text(store, name), 'layer');
    for (const name of ['out', 'loop', 'a', 'missing']) assert.equal(await text(store, name), undefined, name);
    assert.equal(store.file('c')?.name, 'image.tar:c');
    store.close();
    assert.ok(file.closed());
  });

  it('are as many as are allowed', () => {
    const file = memoryFile(buildTar([{ name: 'a' }, { name: 'b' }]));
    assert.throws(() => new TarStore('image.tar', file, { ...DEFAULT_LIMITS, entries: 1 }), {
      message: /^image\.tar: holds too many/,
    });
  });
});
