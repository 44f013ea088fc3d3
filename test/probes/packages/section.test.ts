import assert from 'node:assert/strict';
import {
  databaseProblems,
  hides,
  PACKAGES,
  packageKey,
  virtualPackages,
} from '../../../src/probes/packages/section.js';

describe('packageKey', () => {
  it('holds type, name and, where known, architecture', () => {
    assert.equal(packageKey('deb', 'libssl3', 'amd64'), 'deb/libssl3:amd64');
    assert.equal(packageKey('apk', 'musl', ''), 'apk/musl');
    assert.equal(packageKey('alpm', 'bash', undefined), 'alpm/bash');
  });
});

describe('PACKAGES', () => {
  it('pairs a package with that of the same manager and name under another architecture', () => {
    const pair = PACKAGES.comparison.pairBy;
    assert.deepEqual(pair?.('deb/a:amd64', { type: 'deb', name: 'a' }), ['deb/a']);
    assert.deepEqual(pair?.('deb/a:arm64', { type: 'deb', name: 'a' }), ['deb/a']);
    assert.deepEqual(pair?.('apk/a', { type: 'apk', name: 'a' }), ['apk/a']);
  });

  it('lets a package stand for those that it provides', () => {
    const fact = { type: 'deb', name: 'libssl3t64', provides: ['libssl3'] };
    assert.deepEqual(PACKAGES.comparison.pairBy?.('deb/libssl3t64:amd64', fact), ['deb/libssl3t64', 'deb/libssl3']);
  });
});

describe('virtualPackages', () => {
  it('keeps names, without the versions, and drops what is derived from files', () => {
    const words = [
      'mta',
      ' foo (= 1.0)',
      'bar=2',
      'bar>=1',
      'so:libz.so.1=1.2',
      'cmd:sh',
      'libz.so=1-64',
      '/bin/sh',
      '',
    ];
    assert.deepEqual(virtualPackages(words), ['bar', 'foo', 'mta']);
  });
});

describe('hides', () => {
  it('is true of the directory, of what lies above it and of what lies in it', () => {
    const hiding = ['/', '/var', '/var/lib/dpkg', '/var/lib/dpkg/info/x'];
    const others = ['/va', '/var/lib/dpk', '/var/lib/dpkg-old', '/var/lib/apt', '/usr'];
    assert.ok(hiding.every((path) => hides('/var/lib/dpkg', path)));
    assert.ok(!others.some((path) => hides('/var/lib/dpkg', path)));
  });
});

describe('databaseProblems', () => {
  it('says nothing of a sound database', () => {
    assert.deepEqual(databaseProblems('/db', [], false), []);
  });

  it('names file and line of the first error, counts the others, and says when the end is missing', () => {
    const lines = [
      { line: 3, message: 'a package without a name' },
      { line: 9, message: 'x' },
    ];
    assert.deepEqual(databaseProblems('/db', lines, true), [
      {
        path: '/db',
        reason: 'malformed',
        message: '/db, line 3: a package without a name (and 1 more place that could not be understood)',
      },
      {
        path: '/db',
        reason: 'malformed',
        message: '/db ends in the middle of a record: it was cut off, and packages may be missing',
      },
    ]);
  });
});
