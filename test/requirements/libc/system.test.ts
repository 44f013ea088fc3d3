import assert from 'node:assert/strict';
import { factsOf, hadAtHome } from '../../../src/requirements/libc/system.js';
import { snapshotOf } from '../../support/rules.js';

describe('what is known of a system', () => {
  it('is what sections say that were read whole', () => {
    const system = snapshotOf({ locales: {} });
    assert.deepEqual(factsOf(system, 'locales'), {});
    assert.equal(factsOf(system, 'toString'), undefined);
    assert.equal(factsOf(snapshotOf({ locales: { status: 'partial' } }), 'locales'), undefined);
  });

  it('believes a payload that brings no system', () => {
    const had = (facts: object) => 'x' in facts;
    const bare = { packages: { status: 'not-applicable' as const } };
    assert.equal(hadAtHome(snapshotOf({ ...bare, locales: {} }), 'locales', had), true);
    const system = { packages: {} };
    assert.equal(hadAtHome(snapshotOf({ ...system, locales: {} }), 'locales', had), false);
    assert.equal(hadAtHome(snapshotOf({ ...system, locales: { x: {} } }), 'locales', had), true);
  });
});
