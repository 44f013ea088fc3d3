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

  it('tells what is required from what is declared', async () => {
    const main = 'require "json"\nrequire "own"\nrequire "sinatra/base"\nrequire "rack/builder"\nrequire "tilt" if x\n';
    const files = { '/main.rb': main, '/lib/own.rb': '', '/Gemfile.lock': gemfileLock({ rack: '2.2.4' }) };
    const found = leastRuby(await captured(files));
    assert.deepEqual(found?.packages, [
      { name: 'rack', specifiers: '2.2.4', basis: 'declared', files: ['/Gemfile.lock'] },
      { name: 'sinatra', specifiers: '', basis: 'derived', files: ['/main.rb'] },
    ]);
  });
});
