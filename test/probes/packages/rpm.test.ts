import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Probe } from '../../../src/model/probe.js';
import type { Section } from '../../../src/model/snapshot.js';
import { runProbes } from '../../../src/probes/engine.js';
import { rpmProbe } from '../../../src/probes/packages/rpm.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';
import { pendingUnless, sharedData } from '../../support/pending.js';
import { type PackageValues, packageHeader } from '../../support/rpm/header.js';
import { rpmSqlite } from '../../support/rpm/sqlite.js';

async function capture(files: Record<string, MemoryFile>, ...others: Probe[]): Promise<Record<string, Section>> {
  return await runProbes(memoryEnvironment(files), [rpmProbe, ...others]);
}

async function factsOf(...packages: PackageValues[]): Promise<Section['facts']> {
  const sections = await capture({ '/var/lib/rpm/rpmdb.sqlite': rpmSqlite(packages.map(packageHeader)) });
  return sections.packages?.facts ?? {};
}

describe('rpm probe', () => {
  it('says of a package what its header says', async () => {
    const facts = await factsOf({
      name: 'libuuid',
      version: '2.32.1',
      release: '42.el8',
      epoch: 1,
      vendor: 'Somebody',
      sourceRpm: 'util-linux-2.32.2-42.el8.src.rpm',
      provides: [
        'uuid',
        'libuuid',
        'libuuid(x86-64)',
        'libuuid.so.1()(64bit)',
        'libuuid.so.1',
        'config(libuuid)',
        'uuid',
      ],
    });
    const fact = {
      type: 'rpm',
      name: 'libuuid',
      version: '1:2.32.1-42.el8',
      architecture: 'x86_64',
      source: 'util-linux',
      sourceVersion: '2.32.2-42.el8',
      state: 'installed',
      vendor: 'Somebody',
      provides: ['uuid'],
    };
    assert.deepEqual(facts, { 'rpm/libuuid:x86_64': fact });
    assert.deepEqual(rpmProbe.schema.parse(fact), fact);
  });

  it('leaves out what a header does not say, and a source version that is the same', async () => {
    assert.deepEqual(await factsOf({ name: 'bash', epoch: 0, sourceRpm: 'bash-1.0-1.src.rpm' }), {
      'rpm/bash:x86_64': {
        type: 'rpm',
        name: 'bash',
        version: '1.0-1',
        architecture: 'x86_64',
        source: 'bash',
        state: 'installed',
      },
    });
  });

  it('puts the version in the key of every package of which there are several', async () => {
    const facts = await factsOf(
      { name: 'kernel', version: '5.14.0', release: '1' },
      { name: 'kernel', version: '5.14.0', release: '2', epoch: 1 },
      { name: 'kernel', version: '5.14.0', release: '1', architecture: 'i686' },
      { name: 'gpg-pubkey', version: 'aa', release: '1', architecture: null },
      { name: 'gpg-pubkey', version: 'bb', release: '2', architecture: null },
      { name: 'zlib' },
      { name: 'zlib' },
    );
    assert.deepEqual(Object.keys(facts), [
      'rpm/gpg-pubkey@aa-1',
      'rpm/gpg-pubkey@bb-2',
      'rpm/kernel:i686',
      'rpm/kernel:x86_64@1:5.14.0-2',
      'rpm/kernel:x86_64@5.14.0-1',
      'rpm/zlib:x86_64',
    ]);
    assert.equal(
      (await factsOf({ name: 'gpg-pubkey', architecture: null }))['rpm/gpg-pubkey']?.architecture,
      undefined,
    );
  });

  it('pairs packages by name, whatever their architecture', async () => {
    const facts = await factsOf({ name: 'zlib', architecture: 'i686' });
    const pairs = Object.entries(facts).map(([key, fact]) => rpmProbe.comparison?.pairBy?.(key, fact));
    assert.deepEqual(pairs.flat(), ['rpm/zlib']);
  });

  it('tells which package owns a file, through links of the tree', async () => {
    const owners: Record<string, string | undefined> = {};
    const asking: Probe = {
      ...rpmProbe,
      id: 'asking',
      section: 'asking',
      paths: [],
      conclude(context) {
        for (const path of ['/usr/bin/bash', '/usr/bin/sh', '/usr/lib/libz.so.1', '/boot/vmlinuz-2', '/etc/motd']) {
          owners[path] = context.owner(path);
        }
        return { facts: [] };
      },
    };
    const packages = [
      { name: 'bash', files: ['/bin/bash', '/bin/sh'] },
      { name: 'zlib', files: ['/usr/lib/libz.so.1', '/etc/motd'], states: [0, 1] },
      { name: 'kernel', version: '1', files: ['/boot/vmlinuz-1'] },
      { name: 'kernel', version: '2', files: ['/boot/vmlinuz-2'] },
    ];
    const files = {
      '/var/lib/rpm/rpmdb.sqlite': rpmSqlite(packages.map(packageHeader)),
      '/bin': { link: 'usr/bin' },
      '/usr/bin/bash': 'x',
      '/usr/bin/sh': 'x',
      '/usr/lib/libz.so.1': 'x',
      '/boot/vmlinuz-2': 'x',
      '/etc/motd': 'x',
    };
    await capture(files, asking);
    assert.deepEqual(owners, {
      '/usr/bin/bash': 'rpm/bash:x86_64',
      '/usr/bin/sh': 'rpm/bash:x86_64',
      '/usr/lib/libz.so.1': 'rpm/zlib:x86_64',
      '/boot/vmlinuz-2': 'rpm/kernel:x86_64@2-1',
      '/etc/motd': undefined,
    });
  });
});

describe('rpm probe on real databases', () => {
  async function captureShared(test: Mocha.Context, file: string, path: string): Promise<Section> {
    const found = sharedData('data/rpmdb', file);
    pendingUnless(test, found !== undefined, `the shared data rpmdb/${file} is not there`);
    const { packages } = await capture({ [path]: readFileSync(found ?? '') });
    assert.ok(packages !== undefined);
    assert.deepEqual([packages.status, packages.problems], ['complete', []]);
    return packages;
  }

  function listOf({ facts }: Section): string[] {
    return Object.values(facts).map(({ name, version, architecture }) => `${name} ${version} ${architecture}`);
  }

  it('gives the 129 packages of CBL-Mariner 2.0 (SQLite)', async function () {
    const section = await captureShared(this, 'cbl-mariner-2.0.rpmdb.sqlite', '/var/lib/rpm/rpmdb.sqlite');
    const expected = readFileSync(sharedData('data/rpmdb', 'cbl-mariner-2.0.expected.txt') ?? '', 'utf8');
    const lines = expected.trim().split('\n');
    assert.equal(lines.length, 129);
    const list = listOf(section).map((line) => line.replace(/ (?!\d+:)(\S+) /, ' 0:$1 '));
    assert.deepEqual(list.sort(), lines.map((line) => line.split(' ').slice(0, 3).join(' ')).sort());
  });

  it('gives the 35 packages of SLE 15 (ndb), as rpm -qa lists them', async function () {
    const section = await captureShared(this, 'sle15-bci.Packages.db', '/usr/lib/sysimage/rpm/Packages.db');
    const list = listOf(section);
    assert.equal(list.length, 35);
    assert.ok(list.includes('libgpg-error0 1.29-1.8 x86_64'));
  });

  it('gives the package of an el8 image (Berkeley DB)', async function () {
    const section = await captureShared(this, 'libuuid-el8.Packages', '/var/lib/rpm/Packages');
    assert.deepEqual(section.facts['rpm/libuuid:x86_64'], {
      type: 'rpm',
      name: 'libuuid',
      version: '2.32.1-42.el8_8',
      architecture: 'x86_64',
      source: 'util-linux',
      state: 'installed',
      vendor: 'Red Hat, Inc.',
    });
    assert.equal(Object.keys(section.facts).length, 1);
  });
});
