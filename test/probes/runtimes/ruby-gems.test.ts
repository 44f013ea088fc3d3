import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { rubyGemsProbe } from '../../../src/probes/runtimes/ruby-gems.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { gemspec } from '../../support/ruby.js';

describe('the ruby-gems probe', () => {
  it('reads gems of all kinds, and names what is damaged', async () => {
    const bundle = '/srv/app/vendor/bundle/ruby/3.1.0';
    const found = await runProbes(
      memoryEnvironment({
        '/usr/lib/ruby/gems/3.1.0/specifications/default/json-2.6.1.gemspec': gemspec('json', '2.6.1', true),
        '/usr/share/rubygems-integration/all/specifications/rack-2.2.4.gemspec': gemspec('rack', '2.2.4'),
        [`${bundle}/specifications/puma-6.4.2.gemspec`]: gemspec('puma', '6.4.2', true),
        [`${bundle}/extensions/x86_64-linux/3.1.0/puma-6.4.2/gem.build_complete`]: '',
        '/srv/own/own.gemspec': 'Gem::Specification.new { }',
        '/srv/x/specifications/x.gemspec': '',
      }),
      [rubyGemsProbe],
    );
    assert.deepEqual(found['ruby-gems']?.facts, {
      [`${bundle}/specifications/puma-6.4.2.gemspec`]: {
        name: 'puma',
        version: '6.4.2',
        api: '3.1.0',
        compiled: true,
        built: ['3.1.0'],
      },
      '/usr/lib/ruby/gems/3.1.0/specifications/default/json-2.6.1.gemspec': {
        name: 'json',
        version: '2.6.1',
        default: true,
        api: '3.1.0',
        compiled: true,
      },
      '/usr/share/rubygems-integration/all/specifications/rack-2.2.4.gemspec': { name: 'rack', version: '2.2.4' },
    });
    assert.deepEqual(
      found['ruby-gems']?.problems.map(({ path }) => path),
      ['/srv/x/specifications/x.gemspec'],
    );
  });
});
