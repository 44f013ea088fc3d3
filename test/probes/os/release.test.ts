import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { releaseProbe } from '../../../src/probes/os/release.js';
import { type MemoryFile, memoryEnvironment } from '../../support/memory-environment.js';

const section = async (files: Record<string, MemoryFile>) =>
  (await runProbes(memoryEnvironment(files), [releaseProbe])).os;
const release = async (files: Record<string, MemoryFile>) => {
  const os = await section(files);
  assert.equal(os?.status, 'complete');
  if (os?.facts.release !== undefined) releaseProbe.schema.parse(os.facts.release);
  return os?.facts.release;
};

const DEBIAN =
  'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nNAME="Debian GNU/Linux"\nVERSION_ID="13"\nVERSION_CODENAME=trixie\nID=debian\n';

describe('the release probe', () => {
  it('reads os-release through the usual link', async () => {
    assert.deepEqual(
      await release({ '/usr/lib/os-release': DEBIAN, '/etc/os-release': { link: '../usr/lib/os-release' } }),
      {
        id: 'debian',
        versionId: '13',
        versionCodename: 'trixie',
        name: 'Debian GNU/Linux',
        prettyName: 'Debian GNU/Linux 13 (trixie)',
        path: '/usr/lib/os-release',
      },
    );
  });

  it('goes on where the link dangles or the file is empty', async () => {
    const dangling = { '/etc/os-release': { link: '../run/os-release' }, '/usr/lib/os-release': 'ID=x\n' };
    assert.equal((await release(dangling))?.id, 'x');
    assert.equal((await release({ '/etc/os-release': '', '/etc/alpine-release': '3.14.9\n' }))?.versionId, '3.14.9');
  });

  it('goes by what the administrator wrote before what the distribution did', async () => {
    assert.equal((await release({ '/etc/os-release': 'ID=a\n', '/usr/lib/os-release': 'ID=b\n' }))?.id, 'a');
  });

  it('takes the default where there is no ID, and lists what it is like', async () => {
    assert.deepEqual(await release({ '/etc/os-release': 'NAME=X\nID_LIKE="rhel  fedora"\n' }), {
      id: 'linux',
      name: 'X',
      idLike: ['rhel', 'fedora'],
      path: '/etc/os-release',
    });
  });

  it('knows systems from before os-release', async () => {
    const lines: readonly [path: string, text: string, id: string, version: string | undefined][] = [
      ['/etc/redhat-release', 'Red Hat Enterprise Linux Server release 6.10 (Santiago)', 'rhel', '6.10'],
      ['/etc/redhat-release', 'CentOS release 6.10 (Final)', 'centos', '6.10'],
      ['/etc/redhat-release', 'Fedora release 20 (Heisenbug)', 'fedora', '20'],
      ['/etc/redhat-release', 'Rocky Linux release 8.5 (Green Obsidian)', 'rocky', '8.5'],
      ['/etc/centos-release', 'CentOS Stream release 8', 'centos', '8'],
      ['/etc/system-release', 'Amazon Linux AMI release 2018.03', 'amzn', '2018.03'],
      ['/etc/debian_version', '9.13', 'debian', '9.13'],
      ['/etc/debian_version', 'trixie/sid', 'debian', undefined],
      ['/etc/arch-release', '', 'arch', undefined],
    ];
    for (const [path, text, id, version] of lines) {
      const fact = await release({ [path]: `${text}\n` });
      assert.deepEqual([fact?.id, fact?.versionId], [id, version], text);
    }
    const oracle = {
      '/etc/redhat-release': 'Red Hat Enterprise Linux Server release 6.10 (Santiago)\n',
      '/etc/oracle-release': 'Oracle Linux Server release 6.10\n',
    };
    assert.equal((await release(oracle))?.id, 'ol');
  });

  it('knows that there is none', async () => {
    assert.equal(await release({ '/bin/busybox': '' }), undefined);
    assert.equal(await release({ '/etc/redhat-release': 'something else\n', '/etc/debian_version': '\n' }), undefined);
  });

  it('does not know what it could not read, and does not go by a lesser source then', async () => {
    const os = await section({
      '/etc/os-release': { content: '', unreadable: 'permission denied' },
      '/etc/debian_version': '12.5\n',
    });
    assert.deepEqual([os?.status, os?.facts], ['failed', {}]);
    assert.deepEqual(os?.problems, [
      { path: '/etc/os-release', reason: 'unreadable', message: '/etc/os-release: permission denied' },
    ]);
  });
});
