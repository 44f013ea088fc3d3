import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { scanNamedTable } from '../../../src/formats/sqlite/database.js';
import { filePages, recordPages, withWal } from '../../../src/formats/sqlite/pages.js';
import type { Value } from '../../../src/formats/sqlite/record.js';
import { readWal } from '../../../src/formats/sqlite/wal.js';
import { pendingUnless } from '../../support/pending.js';
import { sqliteDatabase } from '../../support/rpm/sqlite.js';
import { scratchDirectory } from '../../support/scratch.js';
import { hasTool } from '../../support/version-tools.js';

type Pages = ReturnType<typeof filePages>;

function rowsOf(pages: Pages, name: string): { rows: Map<number | bigint, readonly Value[]>; faults: string[] } {
  const rows = new Map<number | bigint, readonly Value[]>();
  const faults = scanNamedTable(pages, name, ({ rowid, values }) => {
    rows.set(rowid, values);
  });
  return { rows, faults: faults.map(({ message }) => message) };
}

describe('SQLite database', () => {
  const bytes = sqliteDatabase([
    { name: 'Other', rows: [[1, ['x']]] },
    { name: 'Packages', rows: [[5, [null, Uint8Array.of(1, 2)]]] },
  ]);

  it('finds a table by its name, in upper or lower case', () => {
    assert.deepEqual(rowsOf(filePages(bytes), 'packages').rows.get(5)?.[1], Uint8Array.of(1, 2));
    assert.deepEqual(rowsOf(filePages(bytes), 'Other').rows.get(1), ['x']);
  });

  it('finds names in every encoding', () => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const utf16 = sqliteDatabase([{ name: 'Päckages', rows: [[1, ['Größe']]] }], { encoding });
      assert.deepEqual(rowsOf(filePages(utf16), 'Päckages').rows.get(1), ['Größe']);
    }
  });

  it('says when there is no such table', () => {
    assert.throws(() => rowsOf(filePages(bytes), 'Nothing'), {
      name: 'SqliteFormatError',
      message: /no table Nothing/,
    });
  });

  it('reports a file that ends too early, beside the rows that are left', () => {
    const cut = rowsOf(filePages(Uint8Array.from([...bytes.slice(0, 3 * 4096 - 1)])), 'Other');
    assert.equal(cut.rows.size, 1);
    assert.match(cut.faults[0] ?? '', /ends at offset 12287/);
  });
});

describe('SQLite database that SQLite wrote', () => {
  const scratch = scratchDirectory();
  const FILL = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
    INSERT INTO Packages SELECT i, randomblob(1 + (i * 7919) % 9000) FROM n;`;

  before(function () {
    pendingUnless(this, hasTool('sqlite3'), 'sqlite3 is not installed');
  });

  function sqlite(file: string, sql: string): string {
    const run = spawnSync('sqlite3', ['-batch', file], { input: sql, encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout;
  }

  /** Rows as sqlite3 prints them, shortened so that a difference can be looked at. */
  function digest(lines: Iterable<string>): string[] {
    return [...lines].map(
      (line) => `${line.split('|')[0]} ${createHash('sha256').update(line).digest('hex').slice(0, 12)}`,
    );
  }

  function printed(output: string): string[] {
    return digest(output.split('\n').filter((line) => line.includes('|')));
  }

  function read(rows: ReadonlyMap<number | bigint, readonly Value[]>): string[] {
    return digest(
      [...rows].map(
        ([id, values]) =>
          `${id}|${Buffer.from(values[1] as Uint8Array)
            .toString('hex')
            .toUpperCase()}`,
      ),
    );
  }

  const SELECT = 'SELECT hnum, hex(blob) FROM Packages ORDER BY hnum;';

  for (const setup of [
    'PRAGMA page_size=512;',
    'PRAGMA page_size=4096; PRAGMA auto_vacuum=FULL;',
    "PRAGMA page_size=65536; PRAGMA encoding='UTF-16be';",
  ]) {
    it(`is read alike after ${setup}`, () => {
      const file = scratch.path('db');
      sqlite(
        file,
        `${setup} CREATE TABLE Packages(hnum INTEGER PRIMARY KEY, blob BLOB); ${FILL}
        DELETE FROM Packages WHERE hnum % 3 = 0;`,
      );
      const { rows, faults } = rowsOf(filePages(readFileSync(file)), 'Packages');
      assert.deepEqual(faults, []);
      assert.deepEqual(read(rows), printed(sqlite(file, SELECT)));
    });
  }

  it('is read with its log from pages kept of the file alone, also where rows were overwritten in place', () => {
    const file = scratch.path('db');
    sqlite(file, `PRAGMA journal_mode=WAL; CREATE TABLE Packages(hnum INTEGER PRIMARY KEY, blob BLOB); ${FILL}`);
    // Copied while this connection is open: the last one to leave folds the log into the file.
    const [main, wal] = [scratch.path('main'), scratch.path('wal')];
    const output = sqlite(
      file,
      [
        'PRAGMA wal_autocheckpoint=100000;',
        "UPDATE Packages SET blob = CAST(substr(blob, 1, 6000) || x'ABCD' || substr(blob, 6003) AS BLOB)",
        'WHERE length(blob) > 7000;',
        'DELETE FROM Packages WHERE hnum % 5 = 0;',
        'INSERT INTO Packages VALUES (1000, randomblob(20000));',
        `.shell cp '${file}' '${main}'`,
        `.shell cp '${file}-wal' '${wal}'`,
        SELECT,
      ].join('\n'),
    );
    const log = readWal(readFileSync(wal));
    assert.ok(log.pages.size > 0);
    const recorded = recordPages(filePages(readFileSync(main)));
    rowsOf(recorded, 'Packages');
    const { rows, faults } = rowsOf(withWal(recorded.keep(), log), 'Packages');
    assert.deepEqual(faults, []);
    assert.equal(rows.size, 321);
    assert.deepEqual(read(rows), printed(output));
  });

  it('finds what the builder of these tests writes to be sound', () => {
    const rows = Array.from({ length: 200 }, (_, i) => [i + 1, [null, new Uint8Array((i * 331) % 5000)]] as const);
    for (const options of [{ pageSize: 512, rowsInLeaf: 2 }, { pageSize: 4096, reserved: 16 }, { pageSize: 65536 }]) {
      const file = scratch.path(`built-${options.pageSize}`);
      writeFileSync(file, sqliteDatabase([{ name: 'Packages', rows }], options));
      assert.equal(sqlite(file, 'PRAGMA integrity_check;'), 'ok\n');
      assert.equal(sqlite(file, 'SELECT count(*), sum(length(blob)) FROM Packages;').trim(), `200|${total(rows)}`);
    }
  });
});

function total(rows: readonly (readonly [number, readonly [null, Uint8Array]])[]): number {
  return rows.reduce((sum, [, [, bytes]]) => sum + bytes.length, 0);
}
