import assert from 'node:assert/strict';
import type { Section } from '../../../src/model/snapshot.js';
import { runProbes } from '../../../src/probes/engine.js';
import { rpmProbe } from '../../../src/probes/packages/rpm.js';
import { RPM_DATABASE_PATHS } from '../../../src/probes/packages/rpm-databases.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';
import { bdbDatabase } from '../../support/rpm/bdb.js';
import { packageHeader } from '../../support/rpm/header.js';
import { ndbDatabase } from '../../support/rpm/ndb.js';
import { rpmSqlite } from '../../support/rpm/sqlite.js';
import { changedPages, walFile } from '../../support/rpm/wal.js';

function headers(...names: string[]): Uint8Array[] {
  return names.map((name) => packageHeader({ name, padding: 6000 }));
}

async function capture(files: Record<string, MemoryFile>): Promise<Section> {
  const { packages } = await runProbes(memoryEnvironment(files), [rpmProbe]);
  assert.ok(packages !== undefined);
  return packages;
}

function namesOf(section: Section): unknown[] {
  return Object.values(section.facts).map(({ name }) => name);
}

function problemsOf(section: Section): [string | undefined, string, string][] {
  return section.problems.map(({ path, reason, message }) => [path, reason, message]);
}

describe('places of rpm databases', () => {
  const BACKENDS: [string, (blobs: Uint8Array[]) => Uint8Array][] = [
    ['rpmdb.sqlite', rpmSqlite],
    ['Packages.db', ndbDatabase],
    ['Packages', bdbDatabase],
  ];
  for (const place of ['/var/lib/rpm', '/usr/lib/sysimage/rpm', '/usr/share/rpm']) {
    for (const [name, build] of BACKENDS) {
      it(`are searched for ${place}/${name}`, async () => {
        const section = await capture({ [`${place}/${name}`]: build(headers('a', 'b')) });
        assert.deepEqual(namesOf(section), ['a', 'b']);
        assert.deepEqual([section.status, section.problems], ['complete', []]);
      });
    }
  }

  it('do not exist elsewhere', async () => {
    assert.equal(RPM_DATABASE_PATHS.length, 12);
    const section = await capture({ '/etc/passwd': '', '/var/lib/rpm/.rpm.lock': '', '/var/lib/rpm/Name': 'x' });
    assert.deepEqual(section, { status: 'not-applicable', problems: [], facts: {} });
  });

  it('count once where one is a link to another', async () => {
    const damaged = rpmSqlite([...headers('a'), new Uint8Array(9)]);
    const section = await capture({
      '/usr/lib/sysimage/rpm/rpmdb.sqlite': damaged,
      '/var/lib/rpm': { link: '../../usr/lib/sysimage/rpm' },
      '/usr/share/rpm': { link: '/var/lib/rpm' },
    });
    assert.deepEqual(namesOf(section), ['a']);
    assert.deepEqual(
      section.problems.map(({ path }) => path),
      ['/usr/lib/sysimage/rpm/rpmdb.sqlite'],
    );
  });

  it('count once where the database itself is a link', async () => {
    const section = await capture({
      '/srv/db.sqlite': rpmSqlite(headers('a')),
      '/var/lib/rpm/rpmdb.sqlite': { link: '/srv/db.sqlite' },
    });
    assert.deepEqual([section.status, namesOf(section)], ['complete', ['a']]);
  });

  it('are put together where they are not the same', async () => {
    const section = await capture({
      '/usr/share/rpm/rpmdb.sqlite': rpmSqlite(headers('base')),
      '/var/lib/rpm/Packages': bdbDatabase(headers('layered')),
    });
    assert.deepEqual(namesOf(section), ['base', 'layered']);
  });
});

describe('several databases in one place', () => {
  it('are one where the second is empty or says the same', async () => {
    const blobs = headers('a', 'b');
    for (const other of [[], blobs]) {
      const section = await capture({
        '/var/lib/rpm/rpmdb.sqlite': rpmSqlite(blobs),
        '/var/lib/rpm/Packages.db': ndbDatabase(other),
      });
      assert.deepEqual([section.status, namesOf(section)], ['complete', ['a', 'b']]);
    }
  });

  it('are the one that has packages', async () => {
    const section = await capture({
      '/var/lib/rpm/rpmdb.sqlite': rpmSqlite([]),
      '/var/lib/rpm/Packages': bdbDatabase(headers('a')),
    });
    assert.deepEqual([section.status, namesOf(section)], ['complete', ['a']]);
  });

  it('leave the section partial where they contradict each other', async () => {
    const section = await capture({
      '/var/lib/rpm/rpmdb.sqlite': rpmSqlite(headers('a')),
      '/var/lib/rpm/Packages': bdbDatabase(headers('a', 'b', 'c')),
    });
    assert.deepEqual([section.status, namesOf(section)], ['partial', ['a']]);
    assert.deepEqual(problemsOf(section), [
      [
        '/var/lib/rpm/Packages',
        'unsupported',
        '/var/lib/rpm/Packages lists 2 packages that /var/lib/rpm/rpmdb.sqlite does not; they were left out',
      ],
    ]);
  });
});

describe('write-ahead log of an rpm database', () => {
  const PAGE = 4096;
  const before = rpmSqlite(headers('a', 'b'));
  const log = walFile(PAGE, changedPages(PAGE, before, rpmSqlite(headers('b', 'c', 'd'))));
  const files = { '/var/lib/rpm/rpmdb.sqlite': before, '/var/lib/rpm/rpmdb.sqlite-wal': log };

  it('is applied', async () => {
    const section = await capture(files);
    assert.deepEqual([section.status, namesOf(section)], ['complete', ['b', 'c', 'd']]);
  });

  it('is applied once where two places lead to it', async () => {
    const section = await capture({ ...files, '/usr/lib/sysimage/rpm': { link: '/var/lib/rpm' } });
    assert.deepEqual([section.status, namesOf(section)], ['complete', ['b', 'c', 'd']]);
  });

  it('may be empty or missing', async () => {
    const section = await capture({ ...files, '/var/lib/rpm/rpmdb.sqlite-wal': '' });
    assert.deepEqual([section.status, namesOf(section)], ['complete', ['a', 'b']]);
  });

  it('that is cut leaves the section partial', async () => {
    const section = await capture({ ...files, '/var/lib/rpm/rpmdb.sqlite-wal': log.slice(0, -10) });
    assert.deepEqual([section.status, namesOf(section)], ['partial', ['a', 'b']]);
    const [[path, reason, message = ''] = []] = problemsOf(section);
    assert.deepEqual([path, reason], ['/var/lib/rpm/rpmdb.sqlite-wal', 'malformed']);
    assert.match(
      message,
      /^\/var\/lib\/rpm\/rpmdb.sqlite-wal is damaged: .* ends at offset \d+, inside the frame at \d+/,
    );
  });

  it('that cannot be read leaves the section partial', async () => {
    const section = await capture({
      ...files,
      '/var/lib/rpm/rpmdb.sqlite-wal': { content: log, unreadable: 'permission denied' },
    });
    assert.deepEqual([section.status, namesOf(section)], ['partial', ['a', 'b']]);
    assert.equal(section.problems[0]?.path, '/var/lib/rpm/rpmdb.sqlite-wal');
  });

  it('is not the only way to interrupt a transaction: a journal leaves the section partial', async () => {
    const section = await capture({ '/var/lib/rpm/rpmdb.sqlite': before, '/var/lib/rpm/rpmdb.sqlite-journal': 'x' });
    assert.equal(section.status, 'partial');
    assert.deepEqual(
      [section.problems[0]?.path, section.problems[0]?.reason],
      ['/var/lib/rpm/rpmdb.sqlite-journal', 'unsupported'],
    );
    const done = await capture({ '/var/lib/rpm/rpmdb.sqlite': before, '/var/lib/rpm/rpmdb.sqlite-journal': '' });
    assert.equal(done.status, 'complete');
  });
});

describe('damaged rpm database', () => {
  const many = headers(...Array.from({ length: 20 }, (_, i) => `p${String(i).padStart(2, '0')}`));
  for (const [name, bytes] of [
    ['rpmdb.sqlite', rpmSqlite(many, { rowsInLeaf: 3 })],
    ['Packages.db', ndbDatabase(many)],
    ['Packages', bdbDatabase(many)],
  ] as const) {
    it(`gives what could be read, and the section is partial: ${name}`, async () => {
      // Damage in the middle: the root of SQLite's tree is at the end, and lost with it when the file is cut.
      const damaged = name === 'rpmdb.sqlite' ? bytes.slice() : bytes.slice(0, bytes.length / 2);
      if (name === 'rpmdb.sqlite') damaged.fill(0xff, 20 * 4096, 30 * 4096);
      const section = await capture({ [`/var/lib/rpm/${name}`]: damaged });
      assert.equal(section.status, 'partial');
      const found = namesOf(section).length;
      assert.ok(found >= 5 && found < 20, String(found));
      assert.deepEqual([section.problems[0]?.path, section.problems[0]?.reason], [`/var/lib/rpm/${name}`, 'malformed']);
      assert.match(section.problems[0]?.message ?? '', new RegExp(`; ${found} packages could be read$`));
    });

    it(`fails the section where nothing could be read: ${name}`, async () => {
      for (const broken of [bytes.slice(0, 100), new Uint8Array(), new Uint8Array(5000)]) {
        const section = await capture({ [`/var/lib/rpm/${name}`]: broken });
        assert.deepEqual([section.status, section.facts], ['failed', {}]);
        assert.equal(section.problems[0]?.path, `/var/lib/rpm/${name}`);
      }
    });
  }

  it('fails the section where it exists but may not be read', async () => {
    const section = await capture({ '/var/lib/rpm/Packages': { content: 'x', unreadable: 'permission denied' } });
    assert.equal(section.status, 'failed');
    const hidden = await capture({ '/var/lib/rpm': { directory: true, unreadable: 'permission denied' } });
    assert.equal(hidden.status, 'failed');
  });
});
