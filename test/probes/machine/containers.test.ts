import assert from 'node:assert/strict';
import { runProbes } from '../../../src/probes/engine.js';
import { containersProbe } from '../../../src/probes/machine/containers.js';
import { dpkgProbe } from '../../../src/probes/packages/dpkg.js';
import { type MemoryFile, type MemoryOptions, memoryEnvironment } from '../../support/memory-environment.js';

async function facts(files: Record<string, MemoryFile>, options: MemoryOptions = {}) {
  const { containers } = await runProbes(memoryEnvironment(files, options), [containersProbe, dpkgProbe]);
  for (const fact of Object.values(containers?.facts ?? {})) containersProbe.schema.parse(fact);
  return containers?.facts;
}

const SECCOMP = '/usr/lib/x86_64-linux-gnu/libseccomp.so.2.5.1';

const DOCKER = {
  '/usr/sbin/dockerd': '',
  [SECCOMP]: '',
  '/var/lib/dpkg/status':
    'Package: docker.io\nStatus: install ok installed\nArchitecture: amd64\nVersion: 20.10.5+dfsg1-1+deb11u2\n\n',
  '/var/lib/dpkg/info/docker.io.list': '/.\n/usr/sbin\n/usr/sbin/dockerd\n',
};

describe('the containers probe', () => {
  it('tells programs with the releases of their packages, and the library by the name of its file', async () => {
    assert.deepEqual(await facts(DOCKER), {
      docker: {
        release: '20.10.5+dfsg1-1+deb11u2',
        version: '20.10.5',
        path: '/usr/sbin/dockerd',
        owner: 'deb/docker.io:amd64',
      },
      libseccomp: { version: '2.5.1', path: SECCOMP },
    });
  });

  it('tells what the profile of podman forbids, the first that there is', async () => {
    const profile = (...names: string[]) =>
      JSON.stringify({ defaultAction: 'SCMP_ACT_ERRNO', syscalls: [{ names, action: 'SCMP_ACT_ALLOW' }] });
    const found = await facts({
      '/usr/bin/podman': '',
      '/etc/containers/seccomp.json': profile('clone3', 'faccessat2', 'openat2', 'close_range', 'fchmodat2', 'mseal'),
      '/usr/share/containers/seccomp.json': profile(),
    });
    assert.deepEqual(found?.['seccomp-profile'], {
      path: '/etc/containers/seccomp.json',
      refuses: ['clock_gettime64', 'futex_waitv'],
    });
    assert.equal((await facts({ '/etc/containers/seccomp.json': profile() }))?.['seccomp-profile'], undefined);
  });

  it('believes a daemon that answers more than the package', async () => {
    const daemon = {
      name: 'docker' as const,
      version: '24.0.7',
      components: { containerd: '1.6.24', runc: '1.1.9' },
      storageDriver: 'overlay2',
      cgroupDriver: 'systemd',
      security: ['name=seccomp,profile=builtin'],
    };
    const found = await facts(DOCKER, { live: { containerDaemons: [daemon], problems: [] } });
    assert.deepEqual(found?.docker, {
      release: '24.0.7',
      version: '24.0.7',
      running: true,
      path: '/usr/sbin/dockerd',
      owner: 'deb/docker.io:amd64',
      storageDriver: 'overlay2',
      cgroupDriver: 'systemd',
      security: ['name=seccomp,profile=builtin'],
    });
    assert.deepEqual(found?.runc, { version: '1.1.9', release: '1.1.9' });
  });

  it('says nothing of a system that runs none', async () => {
    assert.deepEqual(await facts({ [SECCOMP]: '' }), {});
  });
});
