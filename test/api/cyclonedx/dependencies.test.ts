import assert from 'node:assert/strict';
import { dependenciesOf } from '../../../src/api/cyclonedx/dependencies.js';
import type { Section } from '../../../src/model/snapshot.js';
import { snapshotOf } from '../../support/snapshots.js';

const edges = (sections: Readonly<Record<string, Section['facts']>>) =>
  [
    ...dependenciesOf(
      snapshotOf(Object.fromEntries(Object.entries(sections).map(([name, facts]) => [name, { facts }]))),
    ),
  ].map(([from, to]) => `${from} → ${to}`);

describe('dependencies in a bill of materials', () => {
  it('of packages of a system are those of their files on libraries, where one package has that library', () => {
    const machine = 'x86_64';
    const libraries = {
      '/lib/libz.so.1.3': { soname: 'libz.so.1', machine, owner: 'deb/zlib1g', needed: ['libc.so.6'] },
      '/lib/libc.so.6': { soname: 'libc.so.6', machine, owner: 'deb/libc6', needed: [] },
      '/lib32/libz.so.1': { soname: 'libz.so.1', machine: 'i686', owner: 'deb/lib32z1', needed: [] },
      '/a/libx.so': { machine, owner: 'deb/a', needed: [] },
      '/b/libx.so': { machine, owner: 'deb/b', needed: [] },
    };
    const programs = {
      '/bin/x': { machine, owner: 'deb/x', needed: ['libz.so.1', 'libx.so', 'libnone.so'] },
      '/srv/x': { machine, needed: ['libz.so.1'] },
    };
    assert.deepEqual(edges({ libraries, programs }), [
      'packages deb/zlib1g → packages deb/libc6',
      'packages deb/x → packages deb/zlib1g',
    ]);
  });

  it('of packages of Python are those that they require beside them, but not for extras', () => {
    const requires = ['Click>=8', 'python-dotenv; extra == "dotenv"', 'absent'];
    const packages = {
      '/p/flask.dist-info/METADATA': { name: 'flask', requires },
      '/p/click.dist-info/METADATA': { name: 'click' },
      '/p/python_dotenv.dist-info/METADATA': { name: 'python-dotenv' },
      '/other/absent.egg-info': { name: 'absent' },
    };
    assert.deepEqual(edges({ 'python-packages': packages }), [
      'python-packages /p/flask.dist-info/METADATA → python-packages /p/click.dist-info/METADATA',
    ]);
  });

  it('of packages of Node.js are those that it would load, the nearest first', () => {
    const packages = {
      '/s/node_modules/a': { kind: 'package', dependencies: { b: '1', c: '1', none: '1' } },
      '/s/node_modules/a/node_modules/b': { kind: 'package' },
      '/s/node_modules/b': { kind: 'package' },
      '/s/node_modules/c': { kind: 'package' },
    };
    assert.deepEqual(edges({ 'node-packages': packages }), [
      'node-packages /s/node_modules/a → node-packages /s/node_modules/a/node_modules/b',
      'node-packages /s/node_modules/a → node-packages /s/node_modules/c',
    ]);
  });
});
