import assert from 'node:assert/strict';
import { absolute, at } from '../../../src/requirements/python/place.js';

describe('places of code', () => {
  it('resolve relative names by their package', () => {
    const module = { name: 'a.b', isPackage: false };
    assert.equal(absolute('.c', module), 'a.c');
    assert.equal(absolute('.', { name: 'a.b', isPackage: true }), 'a.b');
    assert.equal(absolute('...c', module), undefined);
    assert.equal(absolute('os.path', module), 'os.path');
  });

  it('name a line where there is one', () => {
    const place = { path: '/a.py', name: 'a', isPackage: false, isMain: false };
    assert.deepEqual(at(place, 0, 'x'), { environment: 'payload', path: '/a.py', fact: 'x' });
    assert.equal(at(place, 3, 'x').line, 3);
  });
});
