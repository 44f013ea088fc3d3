import assert from 'node:assert/strict';
import { wordsOf } from '../../src/redaction/words.js';

describe('wordsOf', () => {
  it('takes names apart, however they are written', () => {
    for (const name of [
      'dbPassword',
      'DB_PASSWORD',
      'db-password',
      'DbPassword',
      'db.password',
      '--db-password',
      'DB_PASSWORD2',
    ]) {
      assert.deepEqual(wordsOf(name), ['db', 'password'], name);
    }
    assert.deepEqual(wordsOf('APIKey'), ['api', 'key']);
    assert.deepEqual(wordsOf(''), []);
  });
});
