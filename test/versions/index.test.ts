import assert from 'node:assert/strict';
import { compareDpkg } from '../../src/versions/dpkg.js';
import { versionOrder, versionOrders } from '../../src/versions/index.js';

describe('versionOrder', () => {
  it('knows the order of each type of package', () => {
    assert.deepEqual(Object.keys(versionOrders), ['alpm', 'apk', 'deb', 'gem', 'pypi', 'rpm']);
    assert.equal(versionOrder('deb'), compareDpkg);
  });

  it('knows no order for other words, even those that every object knows', () => {
    assert.equal(versionOrder('npm'), undefined);
    assert.equal(versionOrder('constructor'), undefined);
  });

  it('gives each type its own order', () => {
    const answers = Object.entries(versionOrders).map(([type, order]) => [type, order('1.0~rc1', '1.0a')]);
    assert.deepEqual(Object.fromEntries(answers), { alpm: 1, apk: -1, deb: -1, gem: 1, pypi: -1, rpm: -1 });
  });
});
