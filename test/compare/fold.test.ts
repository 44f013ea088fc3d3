import assert from 'node:assert/strict';
import { foldByOwner } from '../../src/compare/fold.js';
import type { Difference } from '../../src/model/difference.js';

const COMPARISONS = {
  files: { owner: (_key: string, { owner }: { owner?: unknown }) => ({ section: 'packages', key: String(owner) }) },
};

function difference(section: string, key: string, rest: Partial<Difference> = {}): Difference {
  return { section, key, kind: 'changed', fields: [], folded: 0, ...rest };
}

describe('foldByOwner', () => {
  const file = (key: string, owner: string, side: 'source' | 'target' = 'source', rest: Partial<Difference> = {}) =>
    difference('files', key, { [side]: { owner }, ...rest });

  it('folds files into the package that changed and counts them there', () => {
    const found = foldByOwner(
      [file('/a', 'p'), file('/b', 'p'), file('/c', 'q'), difference('packages', 'p')],
      COMPARISONS,
    );
    assert.deepEqual(
      found.map(({ key, owner, folded }) => [key, owner?.key, folded]),
      [
        ['/a', 'p', 0],
        ['/b', 'p', 0],
        ['/c', undefined, 0],
        ['p', undefined, 2],
      ],
    );
  });

  it('finds the owner by the key of either side', () => {
    const renamed = difference('packages', 'ssl3', { targetKey: 'ssl3t64' });
    const found = foldByOwner([file('/a', 'ssl3'), file('/b', 'ssl3t64', 'target'), renamed], COMPARISONS);
    assert.deepEqual(
      found.map(({ owner, folded }) => [owner?.key, folded]),
      [
        ['ssl3', 0],
        ['ssl3', 0],
        [undefined, 2],
      ],
    );
  });

  it('folds nothing that is unknown, nor into what is unknown', () => {
    const unknown = { kind: 'unknown' } as const;
    assert.equal(
      foldByOwner([file('/a', 'p', 'source', unknown), difference('packages', 'p')], COMPARISONS)[1]?.folded,
      0,
    );
    assert.equal(
      foldByOwner([file('/a', 'p'), difference('packages', 'p', unknown)], COMPARISONS)[0]?.owner,
      undefined,
    );
  });

  it('wants an owner on both sides where the section says so: what was edited by hand is not explained', () => {
    const settings = {
      files: {
        ownedByBoth: true,
        owner: (_key: string, { owner }: { owner?: unknown }) =>
          typeof owner === 'string' ? { section: 'packages', key: owner } : undefined,
      },
    };
    const edited = difference('files', '/a', { source: { owner: 'p' }, target: {} });
    const renewed = difference('files', '/b', { source: { owner: 'p' }, target: { owner: 'p' } });
    const found = foldByOwner([edited, renewed, difference('packages', 'p')], settings);
    assert.deepEqual(
      found.map(({ owner }) => owner?.key),
      [undefined, 'p', undefined],
    );
  });

  it('does not fold a difference into itself', () => {
    const selfish = { files: { owner: (key: string) => ({ section: 'files', key }) } };
    assert.deepEqual(foldByOwner([file('/a', 'p')], selfish), [file('/a', 'p')]);
  });
});
