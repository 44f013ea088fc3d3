import assert from 'node:assert/strict';
import { loaderProbe } from '../../../src/probes/binaries/loader.js';
import { runProbes } from '../../../src/probes/engine.js';
import { buildElf } from '../../support/elf/build.js';
import { buildLdCache } from '../../support/ld-so-cache.js';
import { memoryEnvironment } from '../../support/memory-environment.js';
import { executable, type Files, glibcSystem } from '../../support/proof.js';

async function sectionOf(files: Files) {
  const { loader } = await runProbes(memoryEnvironment(files), [loaderProbe]);
  assert.ok(loader !== undefined);
  return loader;
}

describe('loaderProbe', () => {
  it('reads the cache, the configuration, what is preloaded and the path of musl', async () => {
    const { facts, status } = await sectionOf({
      '/etc/ld.so.cache': buildLdCache([
        { name: 'libfoo.so.1', path: '/lib/x86-64-v3/libfoo.so.1', hwcaps: 'x86-64-v3' },
        { name: 'libfoo.so.1', path: '/lib/libfoo.so.1' },
        { name: 'libold.so.1', path: '/lib/tls/libold.so.1', legacyHwcaps: true },
      ]),
      '/etc/ld.so.conf': 'include ld.so.conf.d/*.conf\n',
      '/etc/ld.so.conf.d/x.conf': '/opt/x/lib # mine\n',
      '/etc/ld.so.preload': '# none\n/lib/a.so:/lib/b.so c.so\n',
      '/etc/ld-musl-x86_64.path': '/lib\n',
    });
    assert.equal(status, 'complete');
    assert.deepEqual(facts.cache, {
      kind: 'cache',
      entries: {
        'libfoo.so.1': [
          { path: '/lib/x86-64-v3/libfoo.so.1', flags: 0x303, hwcaps: 'x86-64-v3' },
          { path: '/lib/libfoo.so.1', flags: 0x303, hwcaps: '' },
        ],
      },
    });
    assert.deepEqual(facts.conf, { kind: 'conf', directories: ['/opt/x/lib'] });
    assert.deepEqual(facts.preload, { kind: 'preload', libraries: ['/lib/a.so', '/lib/b.so', 'c.so'] });
    assert.deepEqual(facts['musl-path:x86_64'], { kind: 'musl-path', directories: ['/lib'] });
  });

  it('reads the directories of a loader, and how directories are linked', async () => {
    const { facts } = await sectionOf(glibcSystem());
    const directories = ['/lib64', '/usr/lib64'];
    assert.deepEqual(facts['built-in:/usr/lib64/ld-linux-x86-64.so.2'], { kind: 'built-in', directories });
    assert.deepEqual(facts.links, { kind: 'links', targets: { '/bin': 'usr/bin', '/lib64': 'usr/lib64' } });
  });

  it('names files that are no programs and no libraries', async () => {
    const { facts } = await sectionOf({
      '/lib/a.so': 'INPUT(a)',
      '/lib/b.so': 'x'.repeat(99),
      '/lib/c.so': buildElf({ type: 'executable' }),
      '/lib/d.so': buildElf(),
      '/bin/e': executable(Buffer.from('cafebabe00000002', 'hex')),
      '/bin/f': executable('MZ'),
      '/bin/g': executable('#!/bin/sh\n'),
      '/bin/h': executable('#! \n'),
    });
    assert.deepEqual(facts['odd-files'], {
      kind: 'odd-files',
      files: {
        '/bin': 'directory',
        '/bin/e': 'mach-o',
        '/bin/f': 'pe',
        '/bin/h': 'shebang',
        '/lib': 'directory',
        '/lib/a.so': 'short',
        '/lib/b.so': 'text',
        '/lib/c.so': 'program',
      },
    });
  });

  it('says that a cache is broken', async () => {
    const { problems } = await sectionOf({
      '/etc/ld.so.cache': buildLdCache([{ name: 'a', path: '/a' }]).subarray(0, 50),
    });
    assert.equal(problems[0]?.path, '/etc/ld.so.cache');
  });
});
