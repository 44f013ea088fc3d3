import assert from 'node:assert/strict';
import { leastLanguages } from '../../../src/requirements/least/languages.js';
import { captured } from '../../support/proof.js';

describe('leastLanguages', () => {
  it('names the languages that a payload has something of', async () => {
    const found = leastLanguages(await captured({ '/package.json': '{}', '/vendor/composer/installed.json': '[]' }));
    assert.deepEqual(
      found.map(({ language }) => language),
      ['node', 'php'],
    );
    assert.deepEqual(leastLanguages(await captured({ '/a.txt': '' })), []);
  });
});
