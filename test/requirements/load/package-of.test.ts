import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/model/snapshot.js';
import { packageOf } from '../../../src/requirements/load/package-of.js';
import { snapshotOf } from '../../support/rules.js';

function system(id: string, versionId: string, owner?: string): Snapshot {
  const libraries = owner === undefined ? {} : { '/usr/lib/libpq.so.5': { soname: 'libpq.so.5', owner } };
  return snapshotOf({ os: { release: { id, versionId } }, libraries });
}

describe('the package that brings a library', () => {
  const target = system('debian', '12');

  it('is looked for in the release of the target first, then in its distribution', () => {
    const [same, newer, other] = [
      system('debian', '12', 'deb/libpq5:amd64'),
      system('debian', '13', 'deb/libpq5t64:amd64'),
      system('fedora', '41', 'rpm/libpq'),
    ];
    const found = (...snapshots: Snapshot[]) => {
      const { name, kinship } = packageOf(target, snapshots, 'libpq.so.5') ?? {};
      return [name, kinship];
    };
    assert.deepEqual(found(other, newer, same), ['libpq5', 'release']);
    assert.deepEqual(found(other, newer), ['libpq5t64', 'distribution']);
    assert.deepEqual(found(other), ['libpq', 'other']);
  });

  it('is not known where nobody has the library, or nobody owns it', () => {
    assert.equal(packageOf(target, [target, system('debian', '12', 'deb/x')], 'libother.so'), undefined);
    const unowned = snapshotOf({ libraries: { '/x/libpq.so.5': { soname: 'libpq.so.5' } } });
    assert.equal(packageOf(target, [unowned], 'libpq.so.5'), undefined);
  });
});
