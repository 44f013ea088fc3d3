import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { rubyProbe } from '../../../src/probes/runtimes/ruby.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { rubySystem } from '../../support/ruby.js';

describe('the ruby probe', () => {
  it('reads the configuration of each interpreter that is there', async () => {
    const alone = '  CONFIG["MAJOR"] = "3"\n  CONFIG["prefix"] = (TOPDIR || DESTDIR + "/opt/gone")\n';
    const { ruby } = await runProbes(memoryEnvironment(rubySystem({ '/opt/gone/lib/rbconfig.rb': alone })), [
      rubyProbe,
    ]);
    assert.deepEqual(ruby?.facts, {
      '/usr/bin/ruby3.1': {
        version: '3.1.2',
        api: '3.1.0',
        platform: 'x86_64-linux-gnu',
        links: ['/usr/bin/ruby'],
      },
    });
  });
});
