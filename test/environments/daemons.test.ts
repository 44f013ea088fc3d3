import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { snapshot } from '../../src/index.js';
import type { Snapshot } from '../../src/model/snapshot.js';
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

    it('says which images it has not', async () => {
      await assert.rejects(snapshot(`${name}:nowhere`), { message: `${name} has no image nowhere` });
    });
  });
}
