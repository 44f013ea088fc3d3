import assert from 'node:assert/strict';
import { detectBase, isAbove, loaderAbove } from '../../src/api/base.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { snapshotOf } from '../support/rules.js';

const image = (...layers: string[]): Snapshot => {
  const snapshot = snapshotOf({});
  return { ...snapshot, environment: { reference: layers.join('+'), kind: 'image', layers } };
};
const reference = (snapshot: Snapshot | undefined) => snapshot?.environment.reference;

describe('the base of an image', () => {
  it('is what has its lowest layers, the most of them', () => {
    const candidates = [image('a'), image('a', 'b'), image('a', 'x'), snapshotOf({})];
    assert.equal(reference(detectBase(image('a', 'b', 'c'), candidates)), 'a+b');
  });

  it('is not the image itself, nor one with other layers, nor what has none', () => {
    assert.equal(detectBase(image('a', 'b'), [image('a', 'b'), image('b'), image('a', 'b', 'c'), image()]), undefined);
    assert.equal(detectBase(snapshotOf({}), [image('a'), snapshotOf({})]), undefined);
  });
});

describe('what lies above a base', () => {
  const base = snapshotOf({
    libraries: { '/lib/a.so': { name: 'a.so', needed: ['x', 'y'] } },
    loader: { links: { kind: 'links', targets: { '/bin': 'usr/bin', '/lib': 'usr/lib' } } },
  });

  it('is what is not in it or is another file there, in whatever order its fields are', () => {
    const above = (fact: Record<string, unknown>, path = '/lib/a.so') =>
      isAbove(base, 'libraries', path, fact as never);
    assert.equal(above({ needed: ['x', 'y'], name: 'a.so' }), false);
    assert.equal(above({ needed: ['y', 'x'], name: 'a.so' }), true);
    assert.equal(above({ name: 'a.so', needed: ['x', 'y'] }, '/lib/b.so'), true);
    assert.equal(isAbove(base, 'programs', '/lib/a.so', {}), true);
  });

  it('is of links what leads elsewhere, and a cache as a whole', () => {
    const section = snapshotOf({
      loader: {
        links: { kind: 'links', targets: { '/bin': 'usr/bin', '/lib': 'lib64', '/opt/a': 'b' } },
        cache: { kind: 'cache', entries: {} },
      },
    }).sections.loader;
    assert.ok(section !== undefined);
    assert.deepEqual(loaderAbove(base, section).facts, {
      links: { kind: 'links', targets: { '/lib': 'lib64', '/opt/a': 'b' } },
      cache: { kind: 'cache', entries: {} },
    });
  });
});
