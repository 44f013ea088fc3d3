import assert from 'node:assert/strict';
import type { OpenOptions } from '../../../src/model/provider.js';
import { openContainer } from '../../../src/providers/daemon/container.js';
import { findContainer } from '../../../src/providers/daemon/find-container.js';
import {
  type Answers,
  CONTAINER_ID,
  type ContainerSpec,
  containerAnswers,
  fakeDaemon,
  imageAnswers,
} from '../../support/daemon.js';
import { podmanArchive } from '../../support/image.js';
import { scratchDirectory } from '../../support/scratch.js';
import { buildTar } from '../../support/tar.js';
import { tinyImage } from '../../support/tiny-image.js';
import { READER, treeLines } from '../../support/visitor.js';

const ROOT = buildTar([
  { name: '.dockerenv', mode: 0o755 },
  { name: 'dev/console', mode: 0o755 },
  { name: 'etc/app.conf', mode: 0o755 },
  { name: 'etc/hosts', mode: 0o755 },
  { name: 'etc/resolv.conf', mode: 0o755 },
  { name: 'opt/app/of-the-image', content: 'old' },
  { name: 'var/data/of-the-image', content: 'kept' },
  { name: 'run/of-the-image', content: 'hidden' },
]);
const MOUNTS = [
  { Type: 'bind', Source: '/srv/app.conf', Destination: '/etc/app.conf', RW: false },
  { Type: 'bind', Source: '/srv/app', Destination: '/opt/app', RW: true },
  { Type: 'volume', Name: 'data', Source: '/x', Destination: '/var/data', RW: true },
];
const archiveOf = (path: string) => `/containers/${CONTAINER_ID}/archive?path=${encodeURIComponent(path)}`;
const MOUNTED: Answers = {
  [archiveOf('/etc/app.conf')]: { body: buildTar([{ name: 'app.conf', content: 'x=1' }]) },
  [archiveOf('/opt/app')]: {
    body: buildTar([
      { name: 'app/', type: '5' },
      { name: 'app/run', content: 'new' },
    ]),
  },
  [archiveOf('/etc/hosts')]: { body: buildTar([{ name: 'hosts', content: '::1 localhost' }]) },
  [archiveOf('/etc/resolv.conf')]: { body: buildTar([{ name: 'resolv.conf', content: 'nameserver ::1' }]) },
};
const SPEC: ContainerSpec = {
  root: ROOT,
  mounts: MOUNTS,
  hostConfig: { Tmpfs: { '/run': '' } },
  more: { ResolvConfPath: '/somewhere', HostsPath: '/else' },
};

describe('a container of a daemon', () => {
  const { path } = scratchDirectory();
  const { serve } = fakeDaemon();

  async function open(answers: Answers, options: OpenOptions = {}) {
    await serve(path('d.sock'), answers);
    const socket = `unix://${path('d.sock')}`;
    const found = await findContainer('docker:web', { DOCKER_HOST: socket });
    return openContainer(found, 'container:web', options);
  }

  async function scan(answers: Answers, options: OpenOptions = {}) {
    const environment = await open(answers, options);
    return environment.scan(READER);
  }

  it('is what it was made from with its changes, and with what of the host is mounted into it', async () => {
    const tree = await scan({ ...containerAnswers('web', SPEC), ...MOUNTED });
    const files = treeLines(tree).filter((line) => line.startsWith('file'));
    assert.deepEqual(files, [
      'file 644 /etc/app.conf "x=1"',
      'file 644 /etc/hosts "::1 localhost"',
      'file 644 /etc/resolv.conf "nameserver ::1"',
      'file 644 /opt/app/run "new"',
      'file 644 /var/data/of-the-image "kept"',
    ]);
    assert.equal(tree.lookup('/var/data/of-the-image')?.type, 'file');
    assert.throws(() => tree.lookup('/var/data/other'), {
      message: '/var/data: data is mounted there, a volume whose content is not read',
    });
    assert.deepEqual(
      tree.holes.map((hole) => hole.path),
      ['/var/data'],
    );
  });

  it('does not take in a mounted directory of any size, nor one that cannot be read', async () => {
    const app = buildTar([
      { name: 'app/', type: '5' },
      { name: 'app/run', content: 'x'.repeat(50_000) },
    ]);
    const answers = { ...containerAnswers('web', SPEC), ...MOUNTED, [archiveOf('/opt/app')]: { body: app } };
    const large = await scan(answers, { limits: { mount: 20_000 } });
    assert.deepEqual(large.holes, [
      {
        path: '/opt/app',
        message: '/srv/app is mounted there, with more than 20000 bytes (--limit mount=NUMBER raises this)',
      },
      { path: '/var/data', message: 'data is mounted there, a volume whose content is not read' },
    ]);
    const body = { message: 'stat /srv/app: no such file' };
    const broken = await scan({ ...answers, [archiveOf('/opt/app')]: { status: 500, body } });
    assert.match(
      broken.holes[0]?.message ?? '',
      /^\/srv\/app is mounted there, and could not be read: .*no such file$/,
    );
    assert.equal(broken.lookupLink('/opt')?.type, 'directory');
  });

  it('is described by its name, and by its image where that is still there', async () => {
    const container = containerAnswers('web', SPEC);
    const alone = await open(container);
    assert.deepEqual(alone.description, { reference: 'container:web', kind: 'container', name: 'web' });
    const [[key = '', image] = []] = Object.entries(
      imageAnswers(`sha256:${'0'.repeat(64)}`, tinyImage(), podmanArchive),
    );
    const made = await open({ ...container, ...(image === undefined ? {} : { [key]: image }) });
    assert.equal(made.description.layers?.length, 2);
    assert.deepEqual(made.description.platform, { os: 'linux', architecture: 'amd64' });
    await made.close();
  });

  it('that is removed meanwhile is an error, whatever was being read', async () => {
    const gone = { status: 404, body: { message: 'No such container: web' } };
    const answers = { ...containerAnswers('web', SPEC), ...MOUNTED };
    for (const what of [`/containers/${CONTAINER_ID}/export`, archiveOf('/opt/app')]) {
      await assert.rejects(scan({ ...answers, [what]: gone }), {
        name: 'EnvironmentError',
        message: 'container:web was removed while it was read: No such container: web',
      });
    }
  });

  it('of which the daemon stops sending, or that it cannot export, is an error', async () => {
    const answers = containerAnswers('web', SPEC);
    const exported = `/containers/${CONTAINER_ID}/export`;
    await assert.rejects(scan({ ...answers, [exported]: { body: ROOT, cutAfter: 1000 } }), {
      message: 'docker stopped sending container:web after 1000 bytes: the connection broke',
    });
    await assert.rejects(scan({ ...answers, [exported]: { status: 500, body: { message: 'no overlay' } } }), {
      message: 'container:web cannot be exported: no overlay',
    });
  });
});
