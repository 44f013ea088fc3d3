import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { Section } from '../../../src/model/snapshot.js';
import { runProbes } from '../../../src/probes/engine.js';
import { alpmProbe } from '../../../src/probes/packages/alpm.js';
import { dirProvider } from '../../../src/providers/dir.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';
import { ownersOf } from '../../support/owners.js';
import { pendingUnless } from '../../support/pending.js';
import { scratchDirectory } from '../../support/scratch.js';
import { hasTool } from '../../support/version-tools.js';

const LOCAL = '/var/lib/pacman/local';
const BASH =
  '%NAME%\nbash\n\n%VERSION%\n5.2.37-1\n\n%BASE%\nbash\n\n%ARCH%\nx86_64\n\n%PROVIDES%\nsh\nlibx.so=1-64\n\n';
const FILES = '%FILES%\nusr/\nusr/bin/\nusr/bin/bash\n\n%BACKUP%\netc/bash.bashrc\t023\n\n';

async function packages(files: Record<string, MemoryFile>): Promise<Section> {
  const { packages: section } = await runProbes(memoryEnvironment(files), [alpmProbe]);
  assert.ok(section !== undefined);
  return section;
}

describe('alpm probe', () => {
  it('reads descriptions and the owners of files', async () => {
    const files = {
      [`${LOCAL}/ALPM_DB_VERSION`]: '9\n',
      [`${LOCAL}/bash-5.2.37-1/desc`]: BASH,
      [`${LOCAL}/bash-5.2.37-1/files`]: FILES,
      '/usr/bin/bash': '',
      '/usr/bin/mine': '',
    };
    assert.deepEqual(await packages(files), {
      status: 'complete',
      problems: [],
      facts: {
        'alpm/bash:x86_64': {
          type: 'alpm',
          name: 'bash',
          version: '5.2.37-1',
          architecture: 'x86_64',
          source: 'bash',
          state: 'installed',
          provides: ['sh'],
        },
      },
    });
    const owners = await ownersOf(memoryEnvironment(files), alpmProbe, ['/usr/bin/bash', '/usr/bin/mine', '/usr/bin']);
    assert.deepEqual(owners, { '/usr/bin/bash': 'alpm/bash:x86_64' });
  });

  it('says nothing where there is no pacman', async () => {
    assert.equal((await packages({ '/etc/passwd': '' })).status, 'not-applicable');
    assert.equal((await packages({ [`${LOCAL}/ALPM_DB_VERSION`]: '9\n' })).status, 'complete');
  });

  it('names the description that is cut, incomplete, missing or unreadable, and keeps the others', async () => {
    const good = { [`${LOCAL}/bash-5.2.37-1/desc`]: BASH, [`${LOCAL}/bash-5.2.37-1/files`]: FILES };
    const path = `${LOCAL}/zlib-1-1/desc`;
    const cases: Record<string, Record<string, MemoryFile>> = {
      cut: { [path]: BASH.replaceAll('bash', 'zlib').slice(0, -3) },
      incomplete: { [path]: '%NAME%\nzlib\n\n' },
      missing: { [`${LOCAL}/zlib-1-1/files`]: '' },
      unreadable: { [path]: { content: BASH, unreadable: 'input/output error' } },
    };
    for (const [name, files] of Object.entries(cases)) {
      const section = await packages({ ...good, ...files });
      assert.equal(section.status, 'partial', name);
      assert.ok('alpm/bash:x86_64' in section.facts, name);
      assert.deepEqual([...new Set(section.problems.map((problem) => problem.path))], [path], name);
    }
  });

  it('fails where the directory of the database cannot be read', async () => {
    const section = await packages({ [LOCAL]: { directory: true, unreadable: 'permission denied' } });
    assert.deepEqual([section.status, section.problems[0]?.path], ['failed', LOCAL]);
  });
});

describe('alpm probe against pacman', () => {
  const scratch = scratchDirectory();

  it('says of a root what pacman -Q says', async function () {
    pendingUnless(this, hasTool('pacman') && hasTool('zstd'), 'pacman or zstd is not installed');
    pendingUnless(this, process.getuid?.() === 0, 'pacman installs only as root');
    scratch.write('root/var/lib/pacman/.keep', '');
    scratch.write('conf', '[options]\nArchitecture = x86_64\nSigLevel = Never\n');
    scratch.write(
      'a/.PKGINFO',
      'pkgname = hello\npkgbase = greet\npkgver = 1:2.0-3\narch = x86_64\nsize = 3\nprovides = hi=1\n',
    );
    scratch.write('a/usr/bin/hello', 'hi\n');
    scratch.write('b/.PKGINFO', 'pkgname = meta\npkgver = 1-1\narch = any\nsize = 0\n');
    const script = `
      cd "$1" || exit 1
      (cd a && tar --zstd -cf ../a.pkg.tar.zst .PKGINFO usr) && (cd b && tar --zstd -cf ../b.pkg.tar.zst .PKGINFO) || exit 1
      run() { pacman --config conf --root root --dbpath root/var/lib/pacman --cachedir cache --logfile log "$@"; }
      run --noconfirm --noprogressbar -U a.pkg.tar.zst b.pkg.tar.zst >&2 && run -Q`;
    const run = spawnSync('sh', ['-c', script, 'sh', scratch.path()], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);

    const environment = await dirProvider.open(scratch.path('root'), 'dir:root', {});
    const { packages: section } = await runProbes(environment, [alpmProbe]);
    assert.equal(section?.status, 'complete');
    const found = Object.values(section?.facts ?? {}).map(({ name, version }) => `${name} ${version}`);
    assert.deepEqual(found, run.stdout.trim().split('\n'));
    assert.equal(section?.facts['alpm/hello:x86_64']?.source, 'greet');
    assert.deepEqual(await ownersOf(environment, alpmProbe, ['/usr/bin/hello']), {
      '/usr/bin/hello': 'alpm/hello:x86_64',
    });
  });
});
