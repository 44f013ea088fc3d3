import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/model/snapshot.js';
import { foreignProver } from '../../../src/requirements/provers/foreign.js';
import { snapshotOf } from '../../support/snapshots.js';

const pe = (role: string) => ({ kind: 'pe', machine: 'x64', role, subsystem: 'console', minimum: '6.1', imports: [] });
const part = (machine: string) => ({ machine, role: 'program', platform: 'macOS', loads: [] });
const macho = { kind: 'mach-o', parts: [part('x86_64'), part('arm64')] };
const payload = (facts: Record<string, object>, more: Parameters<typeof snapshotOf>[0] = {}) =>
  snapshotOf({ 'foreign-binaries': { facts: facts as never }, ...more });
const debian = snapshotOf({ os: { facts: { release: { id: 'debian', prettyName: 'Debian 12' } } } });

function messages(source: Snapshot, entries?: string[], target = debian): string[] {
  const proofs = foreignProver.prove(source, target, { at: '/opt/app', environment: {}, entries });
  return proofs.flatMap(({ unmet }) => unmet.map(({ cause, message }) => `${cause} ${message}`));
}

describe('foreignProver', () => {
  it('says of programs for other systems that they start on no Linux', () => {
    assert.deepEqual(messages(payload({ '/a.exe': pe('program'), '/b': macho, '/c.dll': pe('library') })), [
      'wrong-os:pe /opt/app/a.exe is a program for Windows (x64), and the target is Debian 12',
      'wrong-os:macho /opt/app/b is a program for macOS (x86_64 and arm64), and the target is Debian 12',
    ]);
    assert.deepEqual(messages(payload({ '/c.dll': pe('library') }), undefined, snapshotOf({})), [
      'wrong-os:pe /opt/app/c.dll is a library for Windows (x64), and the target is Linux',
    ]);
  });

  it('says nothing where the payload has something else to start, unless such a program is named', () => {
    const programs = { facts: { '/run': { kind: 'script', interpreter: '/bin/sh' } } };
    const both = payload({ '/a.exe': pe('program'), '/b.exe': pe('program') }, { programs });
    assert.deepEqual(messages(both), []);
    assert.equal(messages(both, ['/b.exe']).length, 1);
    assert.deepEqual(messages(both, ['/run']), []);
  });

  it('leaves assemblies of .NET alone, which run wherever .NET does', () => {
    const assembly = { ...pe('library'), dotnet: true };
    assert.deepEqual(messages(payload({ '/a.dll': assembly, '/win/native.dll': pe('library') })), []);
    assert.deepEqual(messages(payload({ '/a.dll': assembly }), ['/a.dll']), []);
  });

  it('says nothing of a target that is no Linux', () => {
    const windows = {
      ...debian,
      environment: { ...debian.environment, platform: { os: 'windows', architecture: 'amd64' } },
    };
    assert.deepEqual(messages(payload({ '/a.exe': pe('program') }), undefined, windows), []);
  });
});
