import assert from 'node:assert/strict';
import { entries, NodeWorld } from '../../../src/requirements/node/world.js';
import { installed, nodeSystem } from '../../support/node.js';
import { captured, deployed } from '../../support/proof.js';
import { snapshotOf } from '../../support/snapshots.js';

describe('NodeWorld', () => {
  it('lays the payload over the target', async () => {
    const payload = {
      '/package.json': '{"name":"app"}',
      '/app.js': '',
      ...installed('a', {}, { 'lib/x.js': '', 'lib/package.json': '{}' }),
    };
    const world = new NodeWorld(await captured(payload), await captured(nodeSystem('18.20.4', 108)), deployed());
    assert.equal(world.package('/opt/app/node_modules/a')?.fact.name, 'a');
    assert.equal(world.code('/opt/app/app.js')?.origin, 'payload');
    assert.equal(world.runtime('/usr/bin/node')?.fact.version, '18.20.4');
    assert.equal(world.nearest('/opt/app/node_modules/a/lib/x.js')?.fact.kind, 'scope');
    assert.equal(world.packageOf('/opt/app/node_modules/a/lib/x.js')?.fact.name, 'a');
    assert.equal(world.packageOf('/opt/app/app.js')?.fact.name, 'app');
    assert.equal(world.unknownPackages, undefined);
  });

  it('does not know the packages of an older snapshot', () => {
    const old = snapshotOf({ libraries: {} }, 'old.json');
    assert.match(new NodeWorld(old, old, deployed()).unknownPackages ?? '', /old\.json were not captured/);
    assert.deepEqual(entries(old, 'node'), []);
  });
});
