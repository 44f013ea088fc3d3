import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openArchive, openFile, splitTag } from '../../../src/providers/image/archive.js';
import { readBlob } from '../../../src/providers/image/blob.js';
import { DEFAULT_LIMITS } from '../../../src/providers/image/limits.js';
import { scratchDirectory } from '../../support/scratch.js';
import { buildTar } from '../../support/tar.js';

describe('an archive with files of an image', () => {
  const { path, write } = scratchDirectory();

  it('is opened packed or not', async () => {
    const tar = buildTar([{ name: 'index.json', content: '{}' }]);
    for (const bytes of [tar, gzipSync(tar)]) {
      writeFileSync(path('a.tar'), bytes);
      const store = await openArchive(path('a.tar'), DEFAULT_LIMITS);
      const file = store.file('index.json');
      assert.ok(file !== undefined);
      assert.equal(Buffer.from(await readBlob(file, 10)).toString(), '{}');
      assert.equal(store.file('missing'), undefined);
      store.close();
    }
  });

  it('is refused where it is none, or damaged, by name', async () => {
    const tar = buildTar([{ name: 'a', content: 'x'.repeat(2000) }]);
    const cases: readonly (readonly [Buffer, RegExp])[] = [
      [Buffer.alloc(0), /a\.tar is empty$/],
      [Buffer.from('text'.repeat(300)), /a\.tar is not a tar archive$/],
      [tar.subarray(0, 1000), /a\.tar is damaged or incomplete: tar ends inside "a"/],
      [gzipSync(tar).subarray(0, 40), /a\.tar is damaged or incomplete: unexpected end of file/],
      [gzipSync(Buffer.from('text'.repeat(300))), /a\.tar is damaged or incomplete: no tar header/],
      [Buffer.from('BZh91AY'), /a\.tar is compressed with bzip2/],
      [Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), /a\.tar is compressed with xz/],
    ];
    for (const [bytes, message] of cases) {
      writeFileSync(path('a.tar'), bytes);
      await assert.rejects(openArchive(path('a.tar'), DEFAULT_LIMITS), { name: 'EnvironmentError', message });
    }
  });

  it('is refused where it cannot be opened, with what to do', () => {
    mkdirSync(path('d'));
    assert.throws(() => openFile(path('gone')), {
      name: 'EnvironmentError',
      message: /gone cannot be read: no such file/,
    });
    assert.throws(() => openFile(path('d')), { name: 'EnvironmentError', advice: /dir:PATH/ });
    assert.throws(() => openFile(''), { name: 'EnvironmentError', message: 'No file is named' });
  });

  it('may be followed by a tag, and have colons in its own name', () => {
    write('a.tar', '');
    write('a:b', '');
    assert.deepEqual(splitTag(path('a.tar')), { path: path('a.tar'), tag: undefined });
    assert.deepEqual(splitTag(`${path('a.tar')}:demo:1`), { path: path('a.tar'), tag: 'demo:1' });
    assert.deepEqual(splitTag(`${path('a.tar')}:`), { path: path('a.tar'), tag: undefined });
    assert.deepEqual(splitTag(`${path('a:b')}:tag`), { path: path('a:b'), tag: 'tag' });
    assert.deepEqual(splitTag(path('gone:tag')), { path: path('gone:tag'), tag: undefined });
    assert.deepEqual(splitTag(''), { path: '', tag: undefined });
  });
});
