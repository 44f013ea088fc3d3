import assert from 'node:assert/strict';
import type { ConfigurationFiles } from '../../../../src/probes/config/settings/files.js';
import { configurationProbe } from '../../../../src/probes/config/settings/probe.js';
import { runProbes } from '../../../../src/probes/engine.js';
import { dpkgProbe } from '../../../../src/probes/packages/dpkg.js';
import { type MemoryFile, memoryEnvironment } from '../../../support/memory-environment.js';

/** What `look` sees of the files of a program whose directory is /etc/demo. */
async function seen<T>(
  files: Record<string, MemoryFile>,
  look: (files: ConfigurationFiles) => T,
): Promise<T | undefined> {
  let result: T | undefined;
  const probe = configurationProbe({
    id: 'demo',
    title: 'demo',
    roots: ['/etc/demo', '/usr/lib/demo'],
    settings(all) {
      result = look(all);
      return [];
    },
  });
  await runProbes(memoryEnvironment(files), [probe, dpkgProbe]);
  return result;
}

/** A digest of something else. */
const OTHER = '0'.repeat(32);

const DPKG = (md5: string) => ({
  '/var/lib/dpkg/status': `Package: demo\nStatus: install ok installed\nArchitecture: all\nVersion: 1\nConffiles:\n /etc/demo/a ${md5}\n\n`,
  '/var/lib/dpkg/info/demo.list': '/.\n/etc\n/etc/demo\n/etc/demo/a\n/usr/lib/demo/b\n',
});

describe('ConfigurationFiles', () => {
  it('expands wildcards in directories and names, sorted, links included', async () => {
    const files = {
      '/etc/demo/b.conf': '',
      '/etc/demo/a.conf': { link: 'x/y.conf' },
      '/etc/demo/x/y.conf': '',
      '/etc/demo/dead.conf': { link: 'nowhere' },
      '/etc/demo/.hidden.conf': '',
    };
    const globs = ['/etc/demo/*.conf', '/etc/*/x/*.conf', '/etc/demo/b.conf', '/etc/demo/gone.conf', '/none/*'];
    assert.deepEqual(await seen(files, (all) => globs.map((pattern) => all.glob(pattern))), [
      ['/etc/demo/a.conf', '/etc/demo/b.conf'],
      ['/etc/demo/x/y.conf'],
      ['/etc/demo/b.conf'],
      [],
      [],
    ]);
  });

  it('names the package of a file that is still as it was brought', async () => {
    const { createHash } = await import('node:crypto');
    const md5 = createHash('md5').update('a = 1\n').digest('hex');
    const owners = (all: ConfigurationFiles) => ['/etc/demo/a', '/usr/lib/demo/b'].map((path) => all.read(path)?.owner);
    const files = { '/etc/demo/a': 'a = 1\n', '/usr/lib/demo/b': '' };
    assert.deepEqual(await seen({ ...files, ...DPKG(md5) }, owners), ['deb/demo:all', 'deb/demo:all']);
    assert.deepEqual(await seen({ ...files, ...DPKG(OTHER) }, owners), [undefined, 'deb/demo:all']);
    assert.deepEqual(await seen(files, owners), [undefined, undefined]);
  });

  it('takes the word of ucf for files that maintainer scripts write', async () => {
    const { createHash } = await import('node:crypto');
    const md5 = createHash('md5').update('a = 1\n').digest('hex');
    const files = {
      ...DPKG(OTHER),
      '/etc/demo/c': 'a = 1\n',
      '/var/lib/ucf/registry': 'demo /etc/demo/c\n',
      '/var/lib/ucf/hashfile': `${md5}  /etc/demo/c\n`,
    };
    assert.equal(await seen(files, (all) => all.read('/etc/demo/c')?.owner), 'deb/demo:all');
  });

  it('takes what cannot be read for not there, since the section says so already', async () => {
    const files: Record<string, MemoryFile> = { '/etc/demo/a': { content: '', unreadable: 'no' }, '/l': { link: 'l' } };
    const look = (all: ConfigurationFiles) => [all.read('/etc/demo/a'), all.exists('/l'), all.problems, all.link('/l')];
    assert.deepEqual(await seen(files, look), [undefined, false, [], 'l']);
  });
});
