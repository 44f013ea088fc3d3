import assert from 'node:assert/strict';
import { behind, FINE, joined } from '../../../src/requirements/python/outcome.js';
import { unmet } from '../../../src/requirements/scene.js';

describe('outcomes of statements', () => {
  const need = unmet('r', 'missing-module:a', 'm', []);

  it('keep of what has the same cause what was met first', () => {
    const both = joined({ fails: [need], perhaps: [] }, { fails: [{ ...need, message: 'later' }], perhaps: [] });
    assert.deepEqual(both, { fails: [need], perhaps: [] });
    assert.equal(joined(FINE, FINE), FINE);
  });

  it('are told by what imported them, up to a limit', () => {
    let told = { fails: [need], perhaps: [] } as ReturnType<typeof behind>;
    for (let count = 0; count < 30; count++) told = behind(told, { environment: 'payload', fact: 'imports a' });
    assert.equal(told.fails[0]?.evidence.length, 13);
  });
});
