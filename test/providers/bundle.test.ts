import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { bundleProvider } from '../../src/providers/bundle.js';
import { scratchDirectory } from '../support/scratch.js';
import { buildTar, tarHeader } from '../support/tar.js';
import { READER, treeLines } from '../support/visitor.js';

const TOKEN = 'hostdrift-record-1-2-3';
const record = (line: string, body = '') => `\n${TOKEN} ${line}\n${body}`;
const FILES = record('tree -', 'f 644 0 0 2 a\0\0') + record('part 0 /a', 'hi') + record('end -');
const START = `hostdrift-bundle 1 ${TOKEN}\n`;
const LIVE = [
  record('host - web1'),
  record('live - /proc/cpuinfo', 'processor\t: 0\nmodel name\t: Fast\nflags\t\t: fpu sse\n'),
  record('live - /proc/meminfo', 'MemTotal:  2 kB\nSwapTotal: 1 kB\n'),
  record('live - /proc/sys/kernel/osrelease', '6.1.0\n'),
  record('machine - aarch64'),
].join('');

describe('bundle:FILE', () => {
  const { path, write } = scratchDirectory();

  it('is the machine that was collected, with what ran there', async () => {
    const archive = buildTar([{ name: 'hostdrift-bundle', content: START + LIVE + FILES }]);
    write('b', gzipSync(archive) as unknown as string);
    const environment = await bundleProvider.open(path('b'), 'b', {});
    assert.deepEqual(environment.description, {
      reference: 'b',
      kind: 'bundle',
      platform: { os: 'linux', architecture: 'arm64' },
      name: 'web1',
    });
    assert.deepEqual(environment.live, {
      kernel: { release: '6.1.0' },
      cpu: { model: 'Fast', count: 1, flags: ['fpu', 'sse'] },
      memory: { total: 2048, swap: 1024 },
      problems: ['/proc/sys/kernel/version could not be read'],
    });
    assert.deepEqual(treeLines(await environment.scan(READER)), ['file 644 /a "hi"']);
    assert.deepEqual(treeLines(await environment.scan(READER)), ['file 644 /a "hi"']);
    await environment.close();
  });

  it('has which services ran, what Docker said and what the clock showed', async () => {
    const limits = 'Max open files            1024                 4096                 files     \n';
    const said = [
      record('now 1700000000 -'),
      record('service systemd nginx.service', limits),
      record('service started sshd'),
      record('service odd sshd'),
      record('docker - docker', '{"Version":"24.0.7","Components":null}\n'),
    ];
    write('b', START + LIVE + said.join('') + FILES);
    const { live } = await bundleProvider.open(path('b'), 'b', {});
    assert.deepEqual(live?.services, [
      { name: 'nginx.service', by: 'systemd', limits },
      { name: 'sshd', by: 'started' },
    ]);
    assert.deepEqual([live?.clock, live?.containerDaemons?.[0]?.version], [{ said: 1_700_000_000 }, '24.0.7']);
  });

  it('has what the manager of the system said of its units and of the clock', async () => {
    const manager = [
      record('units - systemd', 'nginx.service loaded active running nginx\n'),
      record('clock - systemd', 'System clock synchronized: no\n'),
    ];
    write('b', START + LIVE + manager.join('') + FILES);
    const { live } = await bundleProvider.open(path('b'), 'b', {});
    assert.deepEqual(live?.units, [{ name: 'nginx.service', load: 'loaded', active: 'active' }]);
    assert.equal(live?.clockSynchronised, false);
  });

  it('has what the kernel said, and what it would not say', async () => {
    const kernel = [
      record('live - /proc/self/mounts', '/dev/vda1 / ext4 rw,relatime 0 0\n'),
      record('live - /proc/sys/fs/file-max', '9'),
      record('silent - /proc/sys/fs/file-max'),
      record('silent - /proc/net/tcp'),
    ];
    write('b', START + LIVE + kernel.join('') + FILES);
    const { live } = await bundleProvider.open(path('b'), 'b', {});
    assert.deepEqual([...(live?.kernelFiles?.keys() ?? [])], ['/proc/self/mounts']);
    assert.deepEqual(live?.mounts, [{ device: '/dev/vda1', point: '/', type: 'ext4', options: ['rw', 'relatime'] }]);
    assert.deepEqual(live?.problems.slice(1), [
      '/proc/sys/fs/file-max: permission denied',
      '/proc/net/tcp: permission denied',
    ]);
  });

  it('is nothing live where a root filesystem was collected', async () => {
    write('b', START + FILES);
    const environment = await bundleProvider.open(path('b'), 'b', {});
    assert.equal(environment.live, undefined);
    assert.equal(environment.description.platform, undefined);
  });

  it('is recognised by its first bytes', () => {
    const recognises = (head: Uint8Array) =>
      bundleProvider.recognises?.({ path: 'x', type: 'file', head, has: () => false });
    assert.equal(recognises(tarHeader({ name: 'hostdrift-bundle' })), true);
    assert.equal(recognises(Buffer.from(START)), true);
    assert.equal(recognises(tarHeader({ name: 'etc/' })), false);
    assert.equal(recognises(tarHeader({ name: 'hostdrift-bundles' })), false);
    assert.equal(recognises(Buffer.alloc(0)), false);
  });
});
