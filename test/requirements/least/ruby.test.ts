import assert from 'node:assert/strict';
import { leastRuby } from '../../../src/requirements/least/ruby.js';
import { captured } from '../../support/proof.js';
import { gemfileLock, gemspec } from '../../support/ruby.js';

describe('leastRuby', () => {
  it('asks for the Ruby of the Gemfile, and for gems that are locked and not there', async () => {
    const found = leastRuby(
      await captured({
        '/Gemfile': 'ruby "~> 3.2"\n',
        '/Gemfile.lock': gemfileLock({ rack: '2.2.4', puma: '6.4.2' }),
        '/vendor/bundle/ruby/3.2.0/specifications/rack-2.2.4.gemspec': gemspec('rack', '2.2.4'),
      }),
    );
    assert.deepEqual(found?.versions, [{ specifiers: '~> 3.2', basis: 'declared', files: ['/Gemfile'] }]);
    assert.deepEqual(found?.packages, [
      { name: 'puma', specifiers: '6.4.2', basis: 'declared', files: ['/Gemfile.lock'] },
    ]);
    assert.equal(leastRuby(await captured({ '/a.txt': '' })), undefined);
  });
});
