import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { perlProbe } from '../../../src/probes/runtimes/perl.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { perlSystem } from '../../support/perl.js';

describe('the perl probe', () => {
  it('reads the configuration of an interpreter, and lists what it can load', async () => {
    const { perl } = await runProbes(memoryEnvironment(perlSystem(['strict.pm', 'List/Util.pm', 'auto/x.pm'])), [
      perlProbe,
    ]);
    assert.equal(perl?.status, 'complete');
    assert.deepEqual(perl?.facts['/usr/bin/perl'], {
      ...{ kind: 'interpreter', version: '5.36.0', architecture: 'x86_64-linux-gnu-thread-multi' },
      path: [
        ...['/etc/perl', '/usr/local/lib/perl/5.36.0', '/usr/local/share/perl/5.36.0'],
        ...['/usr/lib/x86_64-linux-gnu/perl5/5.36', '/usr/share/perl5', '/usr/lib/x86_64-linux-gnu/perl-base'],
        ...['/usr/lib/x86_64-linux-gnu/perl/5.36', '/usr/share/perl/5.36', '/usr/local/lib/site_perl'],
      ],
    });
    const base = perl?.facts['/usr/lib/x86_64-linux-gnu/perl-base'];
    assert.deepEqual(base?.modules, ['Config.pm', 'Config_heavy.pl', 'List/Util.pm', 'strict.pm']);
  });

  it('takes no other file of that name for one', async () => {
    const { perl } = await runProbes(memoryEnvironment({ '/srv/My/Config.pm': 'package My::Config;\n1;\n' }), [
      perlProbe,
    ]);
    assert.deepEqual(perl?.facts, {});
  });
});
