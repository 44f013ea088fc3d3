import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalisedName, parseRequirement } from '../../../src/formats/python/requirement.js';

describe('parseRequirement', () => {
  it('reads extras, specifiers, addresses and markers', () => {
    assert.deepEqual(parseRequirement('requests [security,Socks_X] (>= 2.8 , ==2.*) ; python_version < "3"'), {
      name: 'requests',
      extras: ['security', 'socks-x'],
      specifiers: '>=2.8,==2.*',
      marker: 'python_version < "3"',
    });
    assert.equal(parseRequirement('pip @ https://a.org/p;x=1 ; os_name=="nt"')?.url, 'https://a.org/p;x=1');
    assert.equal(parseRequirement('-r other.txt'), undefined);
    assert.equal(parseRequirement('two words'), undefined);
    assert.equal(normalisedName('Zope.Interface__x'), 'zope-interface-x');
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => parseRequirement(text)?.name !== ''));
  });
});
