import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { normalLocale } from '../../src/model/locale-name.js';

describe('normalLocale', () => {
  for (const [name, normal] of [
    ['de_DE.UTF-8', 'de_DE.utf8'],
    ['de_DE.UTF-8@euro', 'de_DE.utf8@euro'],
    ['de_DE.8859-1', 'de_DE.iso88591'],
    ['C', 'C'],
    ['de_DE@euro', 'de_DE@euro'],
  ] as const) {
    it(`${name} is ${normal}`, () => assert.equal(normalLocale(name), normal));
  }

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string(), (name) => assert.equal(normalLocale(normalLocale(name)), normalLocale(name))));
  });
});
