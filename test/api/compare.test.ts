import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { compare, differencesBetween, holes } from '../../src/api/compare.js';
import { DiffReport } from '../../src/model/report.js';
import { arbitrarySnapshot, reordered, snapshotOf } from '../support/snapshots.js';

const unreadable = { reason: 'unreadable', message: 'permission denied' } as const;

function deb(name: string, version: string, rest: Record<string, string | string[]> = {}) {
  return { [`deb/${name}:amd64`]: { type: 'deb', name, version, architecture: 'amd64', state: 'installed', ...rest } };
}

function library(path: string, soname: string, owner: string) {
  const fact = { name: soname, soname, class: 64, machine: 'x86_64', needed: [], requires: {}, defines: [] };
  return { [path]: { ...fact, owner: `deb/${owner}:amd64` } };
}

describe('compare', () => {
  it('compares sections as their probes say', () => {
    const source = snapshotOf({
      packages: { facts: { ...deb('libssl3', '3.0'), ...deb('gone', '1') } },
      libraries: { facts: library('/usr/lib/libssl.so.3', 'libssl.so.3', 'libssl3') },
      os: { facts: { release: { id: 'debian', versionId: '12', path: '/etc/os-release' } } },
    });
    const target = snapshotOf({
      packages: { facts: deb('libssl3t64', '3.5', { provides: ['libssl3'] }) },
      libraries: {
        facts: {
          '/usr/lib/libssl.so.3': { ...library('/x', 'libssl.so.3', 'libssl3t64')['/x'], defines: ['OPENSSL_3.5'] },
        },
      },
      os: { facts: { release: { id: 'debian', versionId: '12', path: '/usr/lib/os-release' } } },
    });
    const report = compare(source, target);
    DiffReport.parse(report);
    const found = Object.values(report.sections).flatMap(({ differences }) => differences);
    assert.deepEqual(
      found.map(({ key, targetKey, kind, folded, owner }) => [key, targetKey, kind, folded, owner?.key]),
      [
        ['/usr/lib/libssl.so.3', undefined, 'changed', 0, 'deb/libssl3:amd64'],
        ['deb/gone:amd64', undefined, 'removed', 0, undefined],
        ['deb/libssl3:amd64', 'deb/libssl3t64:amd64', 'changed', 1, undefined],
      ],
    );
  });

  it('gives every section the status of the side that says less', () => {
    const source = snapshotOf({ a: {}, b: {}, c: { status: 'partial' }, d: { status: 'not-applicable' }, e: {} });
    const target = snapshotOf({ a: {}, b: { status: 'partial' }, c: { status: 'failed' }, d: {} });
    const statuses = Object.entries(compare(source, target).sections).map(([name, { status }]) => [name, status]);
    assert.deepEqual(Object.fromEntries(statuses), {
      ...{ a: 'complete', b: 'partial', c: 'failed', d: 'not-applicable', e: 'failed' },
    });
  });

  it('has every difference in the section that it is of, and gives the same bytes whatever the order', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, arbitrarySnapshot, (a, b) => {
        const report = compare(a, b);
        const listed = Object.values(report.sections).flatMap(({ differences }) => differences);
        assert.equal(listed.length, differencesBetween(a, b).length);
        for (const [name, { differences }] of Object.entries(report.sections)) {
          assert.ok(differences.every(({ section }) => section === name));
        }
        assert.deepEqual(Object.keys(compare(reordered(a), reordered(b)).sections), Object.keys(report.sections));
      }),
    );
  });
});

describe('holes', () => {
  it('are the problems of incomplete sections, with the side that has them', () => {
    const source = snapshotOf({
      z: { status: 'failed', problems: [unreadable] },
      a: { status: 'partial', problems: [unreadable] },
    });
    const target = snapshotOf({ a: { problems: [unreadable] }, b: { status: 'failed', problems: [unreadable] } });
    assert.deepEqual(
      holes(source, target).map(({ environment, section }) => [environment, section]),
      [
        ['source', 'a'],
        ['source', 'z'],
        ['target', 'b'],
      ],
    );
  });
});

describe('compare with differences that do not count', () => {
  it('leaves them out and counts them', () => {
    const source = snapshotOf({ packages: { facts: { ...deb('a', '1'), ...deb('a-doc', '1') } } });
    const report = compare(source, snapshotOf({ packages: { facts: {} } }), ['packages/deb/*-doc*']);
    DiffReport.parse(report);
    assert.deepEqual(
      report.sections.packages?.differences.map(({ key }) => key),
      ['deb/a:amd64'],
    );
    assert.equal(report.ignored, 1);
  });
});
