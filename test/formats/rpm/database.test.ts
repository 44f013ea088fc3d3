import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import {
  applyWal,
  type PackageScan,
  type RpmDatabaseFile,
  readRpmDatabase,
  readRpmWal,
} from '../../../src/formats/rpm/database.js';
import { fileNames } from '../../../src/formats/rpm/files.js';
import { RpmFormatError } from '../../../src/formats/rpm/header.js';
import { SqliteFormatError } from '../../../src/formats/sqlite/header.js';
import { pendingUnless } from '../../support/pending.js';
import { bdbDatabase } from '../../support/rpm/bdb.js';
import { packageHeader } from '../../support/rpm/header.js';
import { ndbDatabase } from '../../support/rpm/ndb.js';
import { BACKENDS, type Backend, buildPackages, hasRpm, holdOpen, RpmTool } from '../../support/rpm/rpm-tool.js';
import { rpmSqlite } from '../../support/rpm/sqlite.js';
import { changedPages, walFile } from '../../support/rpm/wal.js';
import { scratchDirectory } from '../../support/scratch.js';
import { hasTool } from '../../support/version-tools.js';

const headers = ['a', 'b', 'c'].map((name, i) =>
  packageHeader({ name, padding: 1500 * i, files: [`/bin/${name}`], provides: [name] }),
);
const BUILT = {
  sqlite: rpmSqlite(headers, { pageSize: 1024, rowsInLeaf: 1 }),
  ndb: ndbDatabase(headers),
  bdb: bdbDatabase(headers, { pageSize: 1024 }),
};

function packagesOf(file: RpmDatabaseFile): PackageScan {
  assert.ok(file.kind !== 'wal');
  return file;
}

function namesOf(scan: PackageScan): string[] {
  return scan.packages.map(({ name }) => name).sort();
}

/** The file as the log of these changes leaves it. */
function withLog(file: RpmDatabaseFile, log: Uint8Array): PackageScan {
  const wal = readRpmDatabase(log);
  assert.ok(file.kind === 'sqlite' && wal.kind === 'wal');
  return applyWal(file, wal.wal);
}

describe('rpm database', () => {
  for (const [kind, bytes] of Object.entries(BUILT)) {
    it(`is told from its first bytes: ${kind}`, () => {
      const file = readRpmDatabase(bytes);
      assert.equal(file.kind, kind);
      assert.deepEqual(namesOf(packagesOf(file)), ['a', 'b', 'c']);
      assert.deepEqual(packagesOf(file).faults, []);
    });
  }

  it('is refused when it is none', () => {
    assert.throws(() => readRpmDatabase(new Uint8Array(20)), { name: 'RpmFormatError', message: /offset 0/ });
    assert.throws(() => readRpmDatabase(new Uint8Array()), { name: 'RpmFormatError' });
  });

  it('gives the packages beside one whose header is damaged', () => {
    const broken = headers.map((blob, i) => (i === 1 ? new Uint8Array(50) : blob));
    for (const bytes of [rpmSqlite(broken), ndbDatabase(broken), bdbDatabase(broken)]) {
      const scan = packagesOf(readRpmDatabase(bytes));
      assert.deepEqual(namesOf(scan), ['a', 'c']);
      assert.match(scan.faults[0]?.message ?? '', /^header 2: 0 index entries/);
    }
  });

  it('follows the log beside it, with nothing left of the bytes of either', () => {
    const after = rpmSqlite([...headers.slice(1), packageHeader({ name: 'new', padding: 5000 })], { pageSize: 1024 });
    const [before, log] = [BUILT.sqlite.slice(), walFile(1024, changedPages(1024, BUILT.sqlite, after))];
    const file = readRpmDatabase(before);
    before.fill(0xdb);
    assert.deepEqual(namesOf(withLog(file, log)), ['b', 'c', 'new']);
    assert.deepEqual(namesOf(packagesOf(file)), ['a', 'b', 'c']);
    const uncommitted = log.slice(0, -1024 - 24);
    assert.deepEqual(namesOf(withLog(file, uncommitted)), ['a', 'b', 'c']);
  });

  it('may have all its tables in the log', () => {
    const empty = rpmSqlite([], { pageSize: 1024 });
    const blank = empty.slice();
    // A schema without tables: what is on disk when everything is still in the log.
    blank.set([13, 0, 0, 0, 0, 4, 0], 100);
    const file = readRpmDatabase(blank);
    assert.match(packagesOf(file).faults[0]?.message ?? '', /no table Packages/);
    const log = walFile(1024, changedPages(1024, blank, BUILT.sqlite));
    assert.deepEqual(namesOf(withLog(file, log)), ['a', 'b', 'c']);
    assert.deepEqual(withLog(file, log).faults, []);
  });

  it('takes an empty log for one without content', () => {
    const log = readRpmWal(new Uint8Array());
    assert.ok(log.kind === 'wal');
    assert.deepEqual([log.wal.pageCount, log.wal.faults], [0, []]);
  });

  it('reports a log that belongs to another database', () => {
    const scan = withLog(
      readRpmDatabase(BUILT.sqlite),
      walFile(512, [{ page: 1, content: new Uint8Array(512), commit: 1 }]),
    );
    assert.match(scan.faults[0]?.message ?? '', /pages of 512 bytes/);
    assert.deepEqual(scan.packages, []);
  });

  for (const [kind, sound] of Object.entries(BUILT)) {
    it(`never throws anything else, and ends, whatever is changed: ${kind}`, () => {
      const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
      fc.assert(
        fc.property(fc.array(change, { maxLength: 20 }), fc.nat(sound.length), (changes, length) => {
          const bytes = sound.slice(0, length);
          for (const [at, byte] of changes) bytes[at] = byte;
          try {
            packagesOf(readRpmDatabase(bytes));
          } catch (error) {
            assert.ok(error instanceof RpmFormatError || error instanceof SqliteFormatError, String(error));
          }
        }),
        { numRuns: 300 },
      );
    });
  }

  it('reads 800 packages of usual size without delay', () => {
    const many = Array.from({ length: 800 }, (_, i) => {
      const files = Array.from({ length: 60 }, (_unused, f) => `/usr/share/p${i}/d${f % 9}/file-${f}.txt`);
      return packageHeader({ name: `p${i}`, files, padding: 15_000 });
    });
    for (const bytes of [rpmSqlite(many), ndbDatabase(many, 4), bdbDatabase(many)]) {
      const start = process.cpuUsage();
      assert.equal(packagesOf(readRpmDatabase(bytes)).packages.length, 800);
      const { user, system } = process.cpuUsage(start);
      // A busy machine and coverage slow it down: the aim is 150 ms of processor time, this only catches a blunder.
      assert.ok(user + system < 1_500_000, `${(user + system) / 1000} ms`);
    }
  });
});

describe('rpm database that rpm wrote', () => {
  const scratch = scratchDirectory();
  const QUERY = '%{NAME} %{EPOCHNUM}:%{VERSION}-%{RELEASE} %{ARCH} %{SOURCERPM} %{VENDOR}\\n';
  const FILES = '[%{=NAME} %{INSTFILENAMES}\\n]';

  function assertAgrees(scan: PackageScan, rpm: RpmTool): void {
    const lines = scan.packages.map(
      ({ name, epoch = 0, version, release, ...rest }) =>
        `${name} ${epoch}:${version}-${release} ${rest.architecture} ${rest.sourceRpm} ${rest.vendor}`,
    );
    const files = scan.packages.flatMap(({ name, files: list }) =>
      [...fileNames(list)].map((file) => `${name} ${file}`),
    );
    assert.deepEqual([lines.sort(), files.sort(), scan.faults], [rpm.query(QUERY), rpm.query(FILES), []]);
  }

  function prepare(test: Mocha.Context, backend: Backend): { rpm: RpmTool; built: string[]; database: string } {
    pendingUnless(test, hasRpm(), 'rpm and rpmbuild are not installed');
    const rpm = new RpmTool(scratch.path('db'), backend);
    const { database = '' } = rpm;
    pendingUnless(test, database !== '', `the installed rpm does not write ${backend}`);
    return { rpm, built: buildPackages(scratch.path('build'), 12), database };
  }

  for (const backend of Object.keys(BACKENDS) as Backend[]) {
    it(`holds what rpm -qa says: ${backend}`, function () {
      const { rpm, built, database } = prepare(this, backend);
      rpm.install(built);
      rpm.erase('hd-p3', 'hd-p11');
      const scan = packagesOf(readRpmDatabase(readFileSync(database)));
      assert.equal(scan.packages.length, 10);
      assertAgrees(scan, rpm);
    });
  }

  it('holds what rpm -qa says while its log is in use', async function () {
    pendingUnless(this, hasTool('sqlite3'), 'sqlite3 is not installed');
    const { rpm, built, database } = prepare(this, 'sqlite');
    rpm.install(built.slice(0, 6));
    const release = await holdOpen(database);
    try {
      await rpm.installHastily(built.slice(6), 12);
      const file = readRpmDatabase(readFileSync(database));
      const scan = withLog(file, readFileSync(`${database}-wal`));
      assert.equal(packagesOf(file).packages.length, 6);
      assert.equal(scan.packages.length, 12);
      assertAgrees(scan, rpm);
    } finally {
      await release();
    }
  });
});
