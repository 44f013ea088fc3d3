import assert from 'node:assert/strict';
import { scanRpmSqlite } from '../../../src/formats/rpm/sqlite.js';
import { filePages } from '../../../src/formats/sqlite/pages.js';
import { packageHeader } from '../../support/rpm/header.js';
import { rpmSqlite, sqliteDatabase } from '../../support/rpm/sqlite.js';

describe('rpm database of SQLite', () => {
  it('gives every header with its number', () => {
    const headers = ['a', 'b'].map((name) => packageHeader({ name, padding: 9000 }));
    const found = new Map<number, Uint8Array>();
    const faults = scanRpmSqlite(filePages(rpmSqlite(headers)), (number, blob) => {
      found.set(number, Uint8Array.from(blob));
    });
    assert.deepEqual(faults, []);
    assert.deepEqual(found, new Map(headers.map((blob, i) => [i + 1, blob])));
  });

  it('hands on an empty header where a row has none', () => {
    const bytes = sqliteDatabase([{ name: 'Packages', rows: [[3, [null, 'text']]] }]);
    const found: [number, number][] = [];
    scanRpmSqlite(filePages(bytes), (number, blob) => {
      found.push([number, blob.length]);
    });
    assert.deepEqual(found, [[3, 0]]);
  });

  it('is none without the table', () => {
    const bytes = sqliteDatabase([{ name: 'Other', rows: [] }]);
    assert.throws(() => scanRpmSqlite(filePages(bytes), () => undefined), /no table Packages/);
  });
});
