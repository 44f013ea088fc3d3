import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { rubyProjectsProbe } from '../../../src/probes/runtimes/ruby-projects.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { gemfileLock } from '../../support/ruby.js';

describe('the ruby-projects probe', () => {
  it('puts together what Bundler goes by', async () => {
    const found = await runProbes(
      memoryEnvironment({
        '/srv/app/Gemfile.lock': gemfileLock({ rack: '2.2.4' }),
        '/srv/app/Gemfile': 'ruby "3.1.2"\n',
        '/srv/app/.bundle/config': 'BUNDLE_DEPLOYMENT: "true"\nBUNDLE_WITHOUT: "test"\n',
        '/srv/app/config/boot.rb': 'ENV["X"] = "1"\nrequire "bundler/setup"\n',
        '/srv/tool/Gemfile': 'gem "rack"\n',
        '/srv/lib/Gemfile.lock': '',
      }),
      [rubyProjectsProbe],
    );
    assert.deepEqual(found['ruby-projects']?.facts, {
      '/srv/app': {
        gems: { rack: ['2.2.4'] },
        platforms: ['x86_64-linux'],
        ruby: ['3.1.2'],
        without: 'test',
        path: 'vendor/bundle',
        frozen: true,
        starts: true,
      },
      '/srv/lib': { gems: {}, platforms: [] },
    });
  });
});
