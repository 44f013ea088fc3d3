import assert from 'node:assert/strict';
import { filePages, recordPages, withWal } from '../../../src/formats/sqlite/pages.js';
import { readWal } from '../../../src/formats/sqlite/wal.js';
import { rpmSqlite } from '../../support/rpm/sqlite.js';
import { walFile } from '../../support/rpm/wal.js';

const SIZE = 512;
const bytes = rpmSqlite([new Uint8Array(3000).fill(1)], { pageSize: SIZE });
const count = bytes.length / SIZE;

function filled(byte: number): Uint8Array {
  return new Uint8Array(SIZE).fill(byte);
}

describe('SQLite pages', () => {
  it('are parts of the file, counted from 1', () => {
    const pages = filePages(bytes);
    assert.equal(pages.available, count);
    assert.deepEqual(pages.get(2), bytes.subarray(SIZE, 2 * SIZE));
    assert.equal(pages.locate(2, 5), 'offset 517 (page 2)');
    assert.deepEqual(pages.faults, []);
  });

  it('that do not exist are errors that name the place', () => {
    const pages = filePages(bytes);
    assert.throws(() => pages.get(count + 1), { name: 'SqliteFormatError', message: /beyond the end of the file at/ });
    assert.throws(() => pages.get(0), /page 0/);
  });

  it('of a file that is cut are missing, which the file says at once', () => {
    const pages = filePages(bytes.slice(0, 3 * SIZE + 100));
    assert.equal(pages.available, 3);
    assert.match(pages.faults[0]?.message ?? '', /ends at offset 1636, its header promises \d+ bytes/);
  });

  it('are replaced by those of the log', () => {
    const wal = readWal(
      walFile(SIZE, [
        { page: 2, content: filled(7) },
        { page: count + 1, content: filled(8), commit: count + 1 },
      ]),
    );
    const pages = withWal(filePages(bytes), wal);
    assert.equal(pages.get(2)[0], 7);
    assert.equal(pages.get(count + 1)[0], 8);
    assert.deepEqual(pages.get(3), bytes.subarray(2 * SIZE, 3 * SIZE));
    assert.match(pages.locate(2, 1), /^offset 57 of the write-ahead log/);
    assert.match(pages.locate(3), /^offset 1024 \(/);
    assert.deepEqual(pages.faults, []);
  });

  it('stay as they are beside a log without a commit', () => {
    const file = filePages(bytes);
    assert.equal(withWal(file, readWal(walFile(SIZE, [{ page: 2, content: filled(7) }]))), file);
  });

  it('that neither file nor log has are counted', () => {
    const wal = readWal(walFile(SIZE, [{ page: 2, content: filled(7), commit: count + 4 }]));
    assert.match(withWal(filePages(bytes), wal).faults[0]?.message ?? '', /^4 of \d+ pages are neither/);
  });

  it('of a log with another page size belong to another database', () => {
    const wal = readWal(walFile(1024, [{ page: 2, content: new Uint8Array(1024), commit: 2 }]));
    assert.throws(() => withWal(filePages(bytes), wal), { name: 'SqliteFormatError', message: /pages of 1024 bytes/ });
    const first = rpmSqlite([], { pageSize: 1024 }).slice(0, SIZE);
    const lying = readWal(walFile(SIZE, [{ page: 1, content: first, commit: 1 }]));
    assert.throws(() => withWal(filePages(bytes), lying), /page 1 in the write-ahead log gives pages of 1024 bytes/);
  });

  it('that were asked for outlive the bytes of the file', () => {
    const source = bytes.slice();
    const recorded = recordPages(filePages(source));
    recorded.get(1);
    recorded.get(3);
    assert.throws(() => recorded.get(count + 1));
    const kept = recorded.keep();
    source.fill(0);
    assert.deepEqual(kept.get(3), bytes.subarray(2 * SIZE, 3 * SIZE));
    assert.throws(() => kept.get(2), { name: 'SqliteFormatError', message: /belonged to no row before/ });
  });
});
