import assert from 'node:assert/strict';
import { needsOf, reasonOf, standing, statusOf } from '../../src/rules/completeness.js';
import { inputOf } from '../support/rules.js';

describe('completeness', () => {
  it('reads a section for both sides unless one is named', () => {
    assert.deepEqual(needsOf(['os', 'target.users']), [
      { side: 'source', section: 'os' },
      { side: 'target', section: 'os' },
      { side: 'target', section: 'users' },
    ]);
  });

  it('can decide on complete sections, whatever else is missing', () => {
    const input = inputOf({ os: {}, users: { status: 'failed' } }, { os: {} });
    assert.deepEqual(standing(input, needsOf(['os'])), { kind: 'decidable' });
  });

  it('cannot decide on a section with holes, and names the side and the file', () => {
    const input = inputOf({ os: { status: 'partial' } }, { os: {} });
    assert.deepEqual(standing(input, needsOf(['os'])), {
      kind: 'unknown',
      reasons: ['os of the source could not be read whole (/broken: permission denied)'],
    });
  });

  it('does not apply where one side has no such facts', () => {
    const input = inputOf({ cpu: { status: 'not-applicable' } }, { cpu: { status: 'failed' } });
    assert.deepEqual(standing(input, needsOf(['cpu'])), { kind: 'not-applicable' });
  });

  it('takes a section that neither has as not applicable, and one that only this side lacks as unknown', () => {
    const input = inputOf({ os: {} }, {});
    assert.equal(statusOf(input, { side: 'target', section: 'os' }), 'failed');
    assert.equal(statusOf(input, { side: 'target', section: 'users' }), 'not-applicable');
    assert.equal(reasonOf(input, { side: 'target', section: 'os' }), 'os was not captured in the target');
    assert.equal(statusOf(input, { side: 'target', section: 'toString' }), 'not-applicable');
  });
});
