import assert from 'node:assert/strict';
import { leastPerl } from '../../../src/requirements/least/perl.js';
import { captured, executable } from '../../support/proof.js';

describe('leastPerl', () => {
  it('asks for what code asks for', async () => {
    const found = leastPerl(await captured({ '/a': executable('#!/usr/bin/perl\nuse v5.36;\n') }));
    assert.deepEqual(found?.versions, [{ specifiers: '>=5.36.0', basis: 'declared', files: ['/a'] }]);
    assert.equal(leastPerl(await captured({ '/a.txt': '' })), undefined);
  });
});
