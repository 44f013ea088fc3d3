import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDiversions, pathsOfList, pathsOfSums } from '../../../src/probes/packages/dpkg-lists.js';

describe('pathsOfList', () => {
  it('gives the files, and of the directories only those in which the list shows nothing', () => {
    const text = '/.\n/usr\n/usr/bin\n/usr/bin/a\n/usr/bin/a b\n/var\n/var/empty\n';
    assert.deepEqual([...pathsOfList(text)], ['/usr/bin/a', '/usr/bin/a b', '/var/empty']);
  });

  it('gives nothing for a package without files', () => {
    assert.deepEqual([...pathsOfList('/.\n')], []);
    assert.deepEqual([...pathsOfList('')], []);
  });
});

describe('pathsOfSums', () => {
  it('gives absolute paths, however they are written', () => {
    const sum = 'd41d8cd98f00b204e9800998ecf8427e';
    const text = `${sum}  usr/bin/a b\n${sum}  ./etc/x\n${sum} */opt/y\nnonsense\n`;
    assert.deepEqual([...pathsOfSums(text)], ['/usr/bin/a b', '/etc/x', '/opt/y']);
  });
});

describe('parseDiversions', () => {
  it('reads three lines for each diversion', () => {
    assert.deepEqual(Object.fromEntries(parseDiversions('/bin/sh\n/bin/sh.distrib\ndash\n/x\n/y\n:\n/cut\n')), {
      '/bin/sh': { to: '/bin/sh.distrib', by: 'dash' },
      '/x': { to: '/y', by: ':' },
    });
  });
});

describe('lists of dpkg', () => {
  it('may hold anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '\n', 'a', ' ') }), (text) => {
        return [...pathsOfList(text), ...pathsOfSums(text), ...parseDiversions(text)].length >= 0;
      }),
    );
  });
});
