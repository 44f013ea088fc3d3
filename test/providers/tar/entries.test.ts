import assert from 'node:assert/strict';
import { padding, type TarEntry } from '../../../src/providers/tar/entries.js';
import { TarError } from '../../../src/providers/tar/header.js';
import { TarStream } from '../../../src/providers/tar/stream.js';
import { buildTar, paxRecords, type TarSpec, tarEntry, tarHeader } from '../../support/tar.js';

function read(...specs: readonly TarSpec[]): TarEntry[] {
  return readBytes(buildTar(specs));
}

function readBytes(bytes: Uint8Array): TarEntry[] {
  const entries: TarEntry[] = [];
  const stream = new TarStream((entry) => {
    entries.push(entry);
    return undefined;
  });
  stream.write(bytes);
  stream.end();
  return entries;
}

function names(...specs: readonly TarSpec[]): string[] {
  return read(...specs).map(({ name }) => name);
}

describe('tar entries', () => {
  it('have the type that their flag says, files where it is unknown', () => {
    const types = [...'01234567SZ\0'].map((type) => read({ name: 'a', type, link: 'b' })[0]?.type);
    const known = ['file', 'hardlink', 'symlink', 'character', 'block', 'directory', 'fifo', 'file', 'file'];
    assert.deepEqual(types, [...known, 'file', 'file']);
    assert.equal(read({ name: 'old/', type: '\0' })[0]?.type, 'directory');
  });

  it('take name, link, size and owner from pax records before anything else', () => {
    const pax = { path: 'long/name', linkpath: 'long/link', uid: '5000000', gid: '7', size: '3' };
    const [entry] = read({ name: 'short', link: 'short', content: 'abc', size: 0, pax, type: '0' });
    assert.equal(entry?.name, 'long/name');
    assert.equal(entry?.size, 3);
    assert.equal(entry?.uid, 5000000);
    assert.equal(entry?.gid, 7);
    assert.equal(read({ name: 'short', type: '2', link: 'short', pax })[0]?.link, 'long/link');
  });

  it('pass over pax numbers that are none', () => {
    const [entry] = read({ name: 'a', uid: 3, pax: { uid: '99999999999999999999', gid: '-1', size: 'x' } });
    assert.deepEqual([entry?.uid, entry?.gid, entry?.size], [3, 0, 0]);
  });

  it('take global pax records until a local one, also an empty one, says otherwise', () => {
    const global: TarSpec = { name: 'g', type: 'g', content: paxRecords({ uid: '9', gid: '9' }) };
    const ids = read({ name: 'a' }, global, { name: 'b' }, { name: 'c', uid: 4, pax: { uid: '', gid: '3' } });
    assert.deepEqual(
      ids.map(({ uid, gid }) => [uid, gid]),
      [
        [0, 0],
        [9, 9],
        [4, 3],
      ],
    );
  });

  it('take long names and links of GNU tar', () => {
    const long = 'd/'.repeat(200);
    const [entry, next] = read({ name: long, link: `${long}link`, type: '2', gnuLong: true }, { name: 'next' });
    assert.equal(entry?.name, long);
    assert.equal(entry?.link, `${long}link`);
    assert.equal(next?.name, 'next');
  });

  it('have no data where they are links, directories or devices, whatever their size says', () => {
    for (const type of '123456') {
      assert.deepEqual(names({ name: 'a', type, size: 5000, pax: { size: '6000' } }, { name: 'b' }), ['a', 'b']);
      assert.equal(read({ name: 'a', type, size: 5000 })[0]?.size, 0);
    }
  });

  it('tell sparse files of every format', () => {
    const sparse = (spec: Partial<TarSpec>) => read({ name: 'a', ...spec })[0]?.sparse;
    assert.equal(sparse({}), false);
    assert.equal(sparse({ type: 'S' }), true);
    for (const key of ['GNU.sparse.major', 'GNU.sparse.map', 'GNU.sparse.numblocks']) {
      assert.equal(sparse({ pax: { [key]: '1' } }), true);
    }
    assert.equal(read({ name: 'GNUSparseFile.1/a', pax: { 'GNU.sparse.name': 'a' } })[0]?.name, 'a');
  });

  it('follow the map of an old sparse file over further blocks', () => {
    const more = Buffer.alloc(512);
    more[504] = 1;
    const bytes = Buffer.concat([
      tarHeader({ name: 'a', type: 'S', size: 3, raw: { 482: Uint8Array.of(1) } }),
      more,
      Buffer.alloc(512),
      Buffer.from('abc'.padEnd(512, '\0')),
      buildTar([{ name: 'b' }]),
    ]);
    assert.deepEqual(
      readBytes(bytes).map(({ name, size }) => [name, size]),
      [
        ['a', 3],
        ['b', 0],
      ],
    );
  });

  it('pass over labels and other entries that are no files', () => {
    assert.deepEqual(names(...[...'VMNX'].map((type) => ({ name: 'x', type, content: 'data' })), { name: 'a' }), ['a']);
  });

  it('refuse an extended header that is larger than any real one', () => {
    for (const type of 'xgLK') {
      const header = tarHeader({ name: 'a', type, size: 9 * 1024 * 1024 });
      assert.throws(() => readBytes(header), /extended tar header of 9437184 bytes/);
    }
  });

  it('miss the entry that an extended header announced', () => {
    const pax = tarEntry({ name: 'p', type: 'x', content: paxRecords({ path: 'a' }) });
    const sparse = tarHeader({ name: 'a', type: 'S', raw: { 482: Uint8Array.of(1) } });
    for (const bytes of [pax, sparse, Buffer.concat([pax, Buffer.alloc(1024)])]) {
      assert.throws(() => readBytes(bytes), TarError);
    }
  });

  it('refuse sizes that lead beyond what can be counted', () => {
    assert.throws(() => read({ name: 'a', pax: { size: '999999999999999' } }), TarError);
  });
});

describe('padding', () => {
  it('fills the last block', () => {
    assert.deepEqual([0, 1, 511, 512, 513].map(padding), [0, 511, 1, 0, 511]);
  });
});
