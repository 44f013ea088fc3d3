import assert from 'node:assert/strict';
import { nameOf } from '../../../src/dev/new/name.js';

describe('nameOf', () => {
  it('gives the forms that code needs', () => {
    assert.deepEqual(nameOf('os/time-zone2'), {
      path: 'os/time-zone2',
      id: 'time-zone2',
      camel: 'timeZone2',
      pascal: 'TimeZone2',
      words: 'time zone2',
      up: '../../',
    });
    assert.equal(nameOf('x')?.up, '../');
  });

  it('takes nothing else for a name', () => {
    for (const text of ['', 'X', 'a_b', 'a--b', '-a', 'a-', '2a', 'a/b/c', '/a', 'a/', '../a', 'a.b', ' a']) {
      assert.equal(nameOf(text), undefined, text);
    }
  });
});
