import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Paths } from '../../../src/requirements/files/paths.js';

const links = new Map([
  ['/lib', 'usr/lib'],
  ['/lib64', '/usr/lib64'],
  ['/usr/lib/x/up', '../..'],
  ['/loop', 'loop'],
  ['/a', 'b'],
  ['/b', 'a'],
]);

describe('Paths', () => {
  const paths = new Paths(links);

  it('follows links on the way and at the end', () => {
    assert.equal(paths.real('/lib/libc.so.6'), '/usr/lib/libc.so.6');
    assert.equal(paths.real('/lib64'), '/usr/lib64');
    assert.equal(paths.real('/lib/x/up/bin/sh'), '/usr/bin/sh');
    assert.equal(paths.real('//usr/./lib/../bin//sh'), '/usr/bin/sh');
  });

  it('stays inside the root, and says of a loop that it leads nowhere', () => {
    assert.equal(paths.real('/../../etc'), '/etc');
    assert.equal(paths.real('/loop/x'), undefined);
    assert.equal(paths.real('/a'), undefined);
  });

  it('never throws, whatever the links are', () => {
    const name = fc.constantFrom('a', 'b', '.', '..', '', 'a/b', '/a');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name)), fc.array(name), (pairs, parts) => {
        const any = new Paths(new Map(pairs.map(([path, link]) => [`/${path}`, link])));
        const real = any.real(`/${parts.join('/')}`);
        assert.ok(real === undefined || real.startsWith('/'));
      }),
    );
  });
});
