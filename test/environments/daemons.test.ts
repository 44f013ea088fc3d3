import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { snapshot } from '../../src/index.js';
import type { Section, Snapshot } from '../../src/model/snapshot.js';
import { archive, oldDockerArchive } from '../support/image.js';
import { pendingUnless } from '../support/pending.js';
import { noDocker, noPodman, type RealDaemon, startDocker, startPodman } from '../support/real-daemons.js';
import { rootTar, sampleRoot, writeRoot } from '../support/root.js';

const DAEMONS = [
  { name: 'docker', variable: 'DOCKER_HOST', unable: noDocker, start: startDocker, tag: 'demo:1' },
  { name: 'podman', variable: 'CONTAINER_HOST', unable: noPodman, start: startPodman, tag: 'localhost/demo:1' },
] as const;

const CONFIG = {
  Env: ['PATH=/usr/bin', 'MODE=image'],
  Entrypoint: ['/bin/demo'],
  Cmd: ['--serve'],
  WorkingDir: '/srv',
};

/** Sections that depend on how an environment is run, or that only images and what runs have. */
const OF_RUNNING = new Set(
  'image entrypoint kernel cpu memory limits sysctls cgroup mounts ports security processes'.split(' '),
);

function filesOf({ sections }: Snapshot): object {
  return Object.fromEntries(Object.entries(sections).filter(([name]) => !OF_RUNNING.has(name)));
}

/** Without the list of odd files among libraries: a daemon puts some of its own into every container. */
function withoutPlaces(sections: object): object {
  const { loader, ...others } = sections as Record<string, Section>;
  const { 'odd-files': _odd, links: _links, ...facts } = loader?.facts ?? {};
  return { ...others, loader: { ...loader, facts } };
}

/** Docker takes no layer in which a path stands twice. */
function twoLayers(): Buffer[] {
  const entries = sampleRoot();
  return [rootTar(entries.slice(0, 12)), rootTar(entries.slice(12))];
}

for (const { name, variable, unable, start, tag } of DAEMONS) {
  describe(`a real ${name}`, function () {
    this.timeout(120_000);
    let directory = '';
    let daemon: RealDaemon | undefined;
    let expected: Snapshot;
    const earlier = process.env[variable];

    before(async function () {
      const reason = unable();
      pendingUnless(this, reason === undefined, reason ?? '');
      directory = await mkdtemp(join(tmpdir(), 'hostdrift-daemon-'));
      daemon = await start(join(directory, name));
      process.env[variable] = daemon.host;
      const image = { layers: twoLayers(), config: CONFIG, tags: ['demo:1'] };
      writeFileSync(join(directory, 'image.tar'), archive(oldDockerArchive(image)));
      daemon.run(['load', '-q', '-i', join(directory, 'image.tar')]);
      mkdirSync(join(directory, 'root'));
      writeRoot(sampleRoot(), join(directory, 'root'));
      expected = await snapshot(`dir:${join(directory, 'root')}`, { takenAt: new Date(0) });
    });

    after(async () => {
      await daemon?.stop();
      if (earlier === undefined) delete process.env[variable];
      else process.env[variable] = earlier;
      if (directory !== '') await rm(directory, { recursive: true, force: true });
    });

    it('exports an image with the facts of its root', async () => {
      const taken = await snapshot(`${name}:${tag}`, { takenAt: new Date(0) });
      assert.deepEqual(filesOf(taken), filesOf(expected));
      assert.equal(taken.sections.image?.facts['env/MODE']?.value, 'image');
      const archived = await snapshot(join(directory, 'image.tar'), { takenAt: new Date(0) });
      assert.deepEqual(taken.sections, archived.sections);
      assert.equal(taken.environment.digest, archived.environment.digest);
    });

    it('exports a container with the facts of its root', async () => {
      daemon?.run(['create', '--name', 'stopped', '--network', 'none', tag]);
      const taken = await snapshot(`container:${name}:stopped`, { takenAt: new Date(0) });
      assert.equal(taken.environment.kind, 'container');
      assert.deepEqual(withoutPlaces(filesOf(taken)), withoutPlaces(filesOf(expected)));
      assert.equal(taken.sections.image?.facts['env/MODE']?.value, 'image');
      assert.equal(taken.sections.kernel?.status, 'not-applicable');
    });

    it('says what a running container is allowed, how it was started, and what is mounted', async function () {
      pendingUnless(this, existsSync('/bin/busybox'), 'busybox-static is not installed');
      const busybox = {
        path: 'usr/bin/busybox',
        type: 'file',
        mode: 0o755,
        content: readFileSync('/bin/busybox'),
      } as const;
      writeFileSync(join(directory, 'run.tar'), rootTar([...sampleRoot(), busybox]));
      daemon?.run(['import', join(directory, 'run.tar'), 'run:1']);
      mkdirSync(join(directory, 'app'));
      writeFileSync(join(directory, 'app/start'), '#!/bin/sh\n', { mode: 0o755 });
      const options = [
        '--name',
        'running',
        '--network',
        'none',
        '--read-only',
        '--user',
        '1000:1000',
        '-e',
        'MODE=prod',
      ];
      const limits = [
        '--ulimit',
        'nofile=512:1024',
        '--ulimit',
        'nproc=4096:4096',
        '--memory',
        '64m',
        '--workdir',
        '/srv',
      ];
      const mounts = ['-v', `${join(directory, 'app')}:/opt/app:ro`, '-v', 'data:/var/data'];
      const image = name === 'docker' ? 'run:1' : 'localhost/run:1';
      daemon?.run(['run', '-d', ...options, ...limits, ...mounts, image, '/usr/bin/busybox', 'sleep', '600']);
      const { sections } = await snapshot(`container:${name}:running`, { takenAt: new Date(0) });
      daemon?.run(['rm', '-f', 'running']);
      assert.deepEqual(sections.limits?.facts.nofile, { soft: 512, hard: 1024 });
      assert.equal(sections.cgroup?.facts.cgroup?.memory, 64 * 1024 * 1024);
      assert.equal(sections.kernel?.facts.kernel?.release, release());
      const { user, command, workingDirectory } = sections.image?.facts.config ?? {};
      assert.deepEqual([user, command, workingDirectory], ['1000:1000', ['/usr/bin/busybox', 'sleep', '600'], '/srv']);
      assert.equal(sections.image?.facts['env/MODE']?.value, 'prod');
      const points = Object.entries(sections.mounts?.facts ?? {})
        .filter(([, { type }]) => type !== 'tmpfs')
        .map(([point, { type, options }]) => [point, type, String(options)].join(' '));
      assert.deepEqual(points, ['/ image ro', '/opt/app bind ro', '/var/data volume rw']);
      assert.deepEqual(sections.programs?.facts['/opt/app/start']?.interpreter, '/bin/sh');
    });

    it('says which images and containers it has not', async () => {
      await assert.rejects(snapshot(`container:${name}:nowhere`), { message: /has no container nowhere$/ });
      await assert.rejects(snapshot(`${name}:nowhere`), { message: `${name} has no image nowhere` });
    });
  });
}
