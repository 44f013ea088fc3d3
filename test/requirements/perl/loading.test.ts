import assert from 'node:assert/strict';
import type { PerlCodeFact } from '../../../src/model/facts/perl.js';
import { Loading, type Perl } from '../../../src/requirements/perl/loading.js';
import { perlSystem } from '../../support/perl.js';
import { sceneOf } from '../../support/proof.js';

const use = (file: string, always = true) => ({ file, line: 2, always });

async function found(code: Record<string, PerlCodeFact>, target = perlSystem()): Promise<string[]> {
  const scene = await sceneOf(target, {});
  const path = ['/usr/share/perl5', '/usr/lib/x86_64-linux-gnu/perl-base'];
  const perl: Perl = {
    path: '/usr/bin/perl',
    fact: { kind: 'interpreter', version: '5.36.0', architecture: 'x86_64-linux-gnu', path },
  };
  const loading = new Loading(scene, perl, new Map(Object.entries(code)), []);
  return loading.file('/opt/app/a').map(({ level, cause }) => `${level} ${cause}`);
}

describe('Loading', () => {
  it('follows what is loaded, through the payload', async () => {
    const own = { '/opt/app/a': { uses: [use('My/Own.pm'), use('strict.pm')], adds: ['$Bin/lib'] } };
    assert.deepEqual(await found({ ...own, '/opt/app/lib/My/Own.pm': { uses: [use('DBI.pm')] } }), [
      'error missing-module:DBI.pm',
    ]);
    assert.deepEqual(await found(own), ['error missing-module:My/Own.pm']);
  });

  it('warns of what only some runs load, and knows when it does not know', async () => {
    assert.deepEqual(await found({ '/opt/app/a': { uses: [use('DBI.pm', false), use('Win32/API.pm', false)] } }), [
      'warning missing-module:DBI.pm',
    ]);
    const unsure = { ...use('DBI.pm'), unsure: true as const };
    assert.deepEqual(await found({ '/opt/app/a': { uses: [use('CGI.pm'), unsure], open: true } }), [
      'error missing-module:CGI.pm',
    ]);
    const own = { '/opt/app/a': { uses: [unsure, use('Own.pm')], adds: ['$Bin'], open: true as const } };
    assert.deepEqual(await found({ ...own, '/opt/app/Own.pm': { uses: [use('LWP.pm')] } }), []);
    const unreadable = perlSystem([], {
      '/usr/lib/x86_64-linux-gnu/perl/5.36/Config.pm': { content: '', unreadable: 'i/o' },
    });
    const [finding] = await found({ '/opt/app/a': { uses: [use('DBI.pm')] } }, unreadable);
    assert.equal(finding, 'warning missing-module:DBI.pm');
  });

  it('holds versions and compiled modules against the target', async () => {
    assert.deepEqual(await found({ '/opt/app/a': { uses: [], minimum: '5.38.0' } }), ['error language-version:perl']);
    assert.deepEqual(await found({ '/opt/app/a': { uses: [], minimum: '5.36.0' } }), []);
    const fast = (version: string) => ({
      '/opt/app/a': { uses: [use('Fast/XS.pm')], adds: ['/opt/app'] },
      '/opt/app/Fast/XS.pm': { uses: [] },
      '/opt/app/auto/Fast/XS/XS.so': { uses: [], compiledFor: version },
    });
    assert.deepEqual(await found(fast('5.40.1')), ['error perl-abi:5.40.1']);
    assert.deepEqual(await found(fast('5.36.0')), []);
  });

  it('looks at code of a command line', async () => {
    const scene = await sceneOf(perlSystem(), {});
    const fact: Perl['fact'] = { kind: 'interpreter', version: '5.36.0', architecture: 'x', path: [] };
    const loading = new Loading(scene, { path: '/usr/bin/perl', fact }, new Map(), []);
    assert.deepEqual(
      loading.given('perl -e', 'use A;', ['B.pm']).map(({ cause }) => cause),
      ['missing-module:B.pm', 'missing-module:A.pm'],
    );
  });
});
