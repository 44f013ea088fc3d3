import assert from 'node:assert/strict';
import { snapshot } from '../../../src/index.js';
import type { Deployment } from '../../../src/model/proof.js';
import { perlProver } from '../../../src/requirements/provers/perl.js';
import { pendingUnless } from '../../support/pending.js';
import { perlSystem } from '../../support/perl.js';
import { captured, deployed, executable, type Files, glibcSystem } from '../../support/proof.js';
import { noRoots, rootsWith, runInRoot } from '../../support/roots.js';

const PAYLOAD: Files = {
  '/tool': executable('#!/usr/bin/perl -w\nuse strict;\nuse LWP::UserAgent;\n'),
  '/other': executable('#!/usr/bin/env -S perl -I/opt/app/lib\nuse Own;\n'),
  '/lib/Own.pm': 'package Own;\nuse POSIX;\n1;\n',
};

async function proved(more: Partial<Deployment> = {}, target = perlSystem()): Promise<unknown[]> {
  const proofs = perlProver.prove(await captured(PAYLOAD), await captured(target), deployed(more));
  return proofs.map(({ entry, verdict, unmet }) => [entry, verdict, unmet.map(({ cause }) => cause)]);
}

describe('perlProver', () => {
  it('looks at scripts, entries and commands', async () => {
    const tool = ['/opt/app/tool', 'breaks', ['missing-module:LWP/UserAgent.pm']];
    assert.deepEqual(await proved(), [['/opt/app/other', 'runs', []], tool]);
    assert.deepEqual(await proved({ entries: ['/tool'] }), [tool]);
    assert.deepEqual(await proved({ commands: [['perl', '/opt/app/tool'], ['perl', '-MDBI', '-e', '1'], ['sh']] }), [
      ['perl /opt/app/tool', 'breaks', ['missing-module:LWP/UserAgent.pm']],
      ['perl -MDBI -e 1', 'breaks', ['missing-module:DBI.pm']],
    ]);
    assert.deepEqual(await proved({ commands: [['/opt/app/tool', '--help']] }), [
      ['/opt/app/tool --help', 'breaks', ['missing-module:LWP/UserAgent.pm']],
    ]);
  });

  it('leaves a Perl that is not there to the kernel', async () => {
    assert.deepEqual(await proved({}, glibcSystem()), []);
  });

  it('finds what the Perl of real systems finds', async function () {
    pendingUnless(this, noRoots() === undefined, noRoots() ?? '');
    this.timeout(240_000);
    for (const root of rootsWith('usr/bin/perl').filter((path) => path.endsWith('-base'))) {
      const target = await snapshot(`dir:${root}`, { takenAt: new Date(0) });
      const perl = target.sections.perl?.facts['/usr/bin/perl'];
      const real = runInRoot(root, ['/usr/bin/perl', '-e', 'print join "\n", @INC']).stdout.split('\n');
      assert.deepEqual(perl?.path, real);
      const modules = [
        'POSIX',
        'Data::Dumper',
        'No::Such',
        'List::Util',
        'LWP::UserAgent',
        'DBI',
        'JSON::PP',
        'Encode',
      ];
      const commands = modules.map((name) => ['perl', '-e', `use ${name}; 1`]);
      const proofs = perlProver.prove(await captured({}), target, deployed({ commands }));
      assert.deepEqual(
        proofs.map(({ verdict }) => verdict),
        commands.map((command) => (runInRoot(root, command).status === 0 ? 'runs' : 'breaks')),
      );
    }
  });
});
