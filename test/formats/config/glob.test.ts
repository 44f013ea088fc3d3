import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchesName } from '../../../src/formats/config/glob.js';

describe('matchesName', () => {
  for (const [pattern, yes, no] of [
    ['*.conf', ['a.conf', 'a.b.conf'], ['.conf', 'a.conf~', 'conf']],
    ['*', ['a', 'a.b'], ['.a']],
    ['?[a-c]*', ['xa', 'xb.conf'], ['xd', 'a']],
    ['[!a]', ['b'], ['a', '.']],
    ['[]]', [']'], ['[']],
    ['a[b', ['a[b'], ['ab']],
    ['.*', ['.a', '.'], ['a']],
  ] as const) {
    it(`knows what ${pattern} matches`, () => {
      for (const name of yes) assert.ok(matchesName(name, pattern), name);
      for (const name of no) assert.ok(!matchesName(name, pattern), name);
    });
  }

  it('agrees with the regular expression that a pattern of stars and letters is', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 }), (name, pattern) => {
        assert.equal(matchesName(name, pattern), new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name));
      }),
    );
  });

  it('does not take forever', () => {
    assert.ok(!matchesName('a'.repeat(5000), `${'*a'.repeat(1000)}b`));
  });
});
