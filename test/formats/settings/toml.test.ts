import assert from 'node:assert/strict';
import { readToml } from '../../../src/formats/settings/toml.js';
import { written } from '../../support/settings.js';

describe('readToml', () => {
  it('reads tables and lists of tables, with the lines of what is assigned', () => {
    const text = 'a = 1 # c\n[t.u]\n"k k" = [1, 2]\n[[w]]\nn = 1979-05-27T07:32:00Z\n[[w]]\nn = true\n';
    assert.deepEqual(written(readToml(text)), [
      'a = 1 @1',
      't/u/k k = 1,2 @3',
      'w/0/n = 1979-05-27T07:32:00.000Z @5',
      'w/1/n = true @7',
    ]);
  });

  it('does not take what is none', () => assert.throws(() => readToml('a = \n')));
});
