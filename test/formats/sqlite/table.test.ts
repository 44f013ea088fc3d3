import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { filePages } from '../../../src/formats/sqlite/pages.js';
import { type Row, scanTable } from '../../../src/formats/sqlite/table.js';
import { type SqliteOptions, sqliteDatabase } from '../../support/rpm/sqlite.js';

function blob(size: number, seed: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => (i * 7 + seed) % 251);
}

function databaseOf(sizes: readonly number[], options: SqliteOptions): Uint8Array {
  const rows = sizes.map((size, i) => [i + 1, [null, blob(size, i)]] as const);
  return sqliteDatabase([{ name: 'T', rows }], options);
}

function scan(bytes: Uint8Array, root: number): { rows: Row[]; faults: string[] } {
  const rows: Row[] = [];
  const faults = scanTable(filePages(bytes), root, (row) => {
    rows.push(row);
  });
  return { rows, faults: faults.map(({ message }) => message) };
}

/** The builder writes a table bottom up: its root is the last page. */
function lastPage(bytes: Uint8Array, pageSize: number): number {
  return bytes.length / pageSize;
}

describe('SQLite table', () => {
  for (const pageSize of [512, 1024, 4096, 65536]) {
    for (const reserved of [0, 32]) {
      it(`gives every row of pages of ${pageSize} bytes, ${reserved} of them reserved`, () => {
        const most = pageSize - reserved - 35;
        const sizes = [0, 10, most - 4, most - 3, most - 2, most, pageSize, 5 * pageSize + 17, 3, 1];
        const bytes = databaseOf(sizes, { pageSize, reserved, rowsInLeaf: 2 });
        const { rows, faults } = scan(bytes, lastPage(bytes, pageSize));
        assert.deepEqual(faults, []);
        assert.deepEqual(
          rows.map(({ rowid, values }) => [rowid, Buffer.from(values[1] as Uint8Array).toString('hex')]),
          sizes.map((size, i) => [i + 1, Buffer.from(blob(size, i)).toString('hex')]),
        );
      });
    }
  }

  it('goes through a tree of many levels in the order of the rowids', () => {
    const bytes = databaseOf(new Array<number>(300).fill(4), { pageSize: 512, rowsInLeaf: 1 });
    const { rows, faults } = scan(bytes, lastPage(bytes, 512));
    assert.deepEqual(faults, []);
    assert.deepEqual(
      rows.map(({ rowid }) => rowid),
      Array.from({ length: 300 }, (_, i) => i + 1),
    );
  });

  it('gives what is left of a cut file, and what is missing', () => {
    // Leaves come first in the file, each followed by what overflows: the interior page is lost, and the root with it.
    const bytes = databaseOf([2000, 2000, 2000], { pageSize: 512 });
    const { rows, faults } = scan(bytes.slice(0, 9 * 512), 14);
    assert.deepEqual(rows, []);
    assert.deepEqual(faults.length, 1);
    const damaged = bytes.slice();
    damaged.set([0, 0, 0, 99], 3 * 512);
    const rest = scan(damaged, lastPage(bytes, 512));
    assert.deepEqual([rest.rows.length, rest.faults.length], [2, 1]);
    assert.match(rest.faults[0] ?? '', /page 99\) lies beyond the end/);
  });

  it('uses no page twice: a chain that bites its tail ends', () => {
    const bytes = databaseOf([3000], { pageSize: 512 });
    bytes.set([0, 0, 0, 2], 4 * 512);
    const { rows, faults } = scan(bytes, lastPage(bytes, 512));
    assert.deepEqual(rows, []);
    assert.match(faults[0] ?? '', /page 2\) is used twice/);
  });

  it('ends on a tree that is its own child', () => {
    const bytes = databaseOf(new Array<number>(9).fill(100), { pageSize: 512, rowsInLeaf: 1 });
    const root = lastPage(bytes, 512);
    bytes.set([0, 0, 0, root], (root - 1) * 512 + 8);
    const { rows, faults } = scan(bytes, root);
    assert.equal(rows.length, 6);
    assert.match(faults[0] ?? '', /is used twice/);
  });

  it('reads the bytes of a leaf once, however many pointers share them', () => {
    const bytes = databaseOf([400], { pageSize: 512 });
    const leaf = 512;
    bytes.set([0, 20], leaf + 3);
    for (let i = 1; i < 20; i++) bytes.copyWithin(leaf + 8 + 2 * i, leaf + 8, leaf + 10);
    const { rows, faults } = scan(bytes, 2);
    assert.equal(rows.length, 1);
    assert.equal(faults.length, 19);
  });

  it('refuses pages of other kinds', () => {
    const bytes = databaseOf([1], { pageSize: 512 });
    bytes[512] = 10;
    assert.match(scan(bytes, 2).faults[0] ?? '', /offset 512 \(page 2\) has type 10/);
  });

  it('never throws, and never gives more than the file holds, whatever is changed', () => {
    const sound = databaseOf([10, 900, 3000, 20, 700, 5, 1200], { pageSize: 512, rowsInLeaf: 2 });
    const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 30 }),
        fc.integer({ min: 100, max: sound.length }),
        (changes, length) => {
          const bytes = sound.slice(0, length);
          // The header stays: its own test changes it.
          for (const [at, byte] of changes) if (at >= 100) bytes[at] = byte;
          const { rows } = scan(bytes, lastPage(sound, 512));
          const size = rows.reduce(
            (sum, { values }) => sum + (values[1] instanceof Uint8Array ? values[1].length : 0),
            0,
          );
          assert.ok(size <= sound.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});
