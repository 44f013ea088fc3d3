import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { collector, snapshot } from '../../src/index.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { PROVIDERS } from '../../src/providers/index.js';
import { type Answers, containerAnswers, fakeDaemon, imageAnswers } from '../support/daemon.js';
import {
  archive,
  hasZstd,
  type ImageFiles,
  type ImageSpec,
  newDockerArchive,
  ociLayout,
  oldDockerArchive,
  type Packing,
  podmanArchive,
  writeFiles,
} from '../support/image.js';
import { pendingUnless } from '../support/pending.js';
import { type ServedRegistry, serveRegistry } from '../support/registry.js';
import { rootLayers, rootTar, sampleRoot, writeRoot } from '../support/root.js';
import { scratchDirectory } from '../support/scratch.js';

const CONFIG = {
  User: 'app',
  Env: ['PATH=/usr/local/bin:/usr/bin:/bin', 'LANG=C.UTF-8'],
  Entrypoint: ['/bin/demo'],
  Cmd: ['--serve'],
  ExposedPorts: { '8080/tcp': {}, '80/tcp': {} },
  Volumes: { '/srv': {} },
  WorkingDir: '/srv',
  Labels: { maintainer: 'demo' },
  StopSignal: 'SIGTERM',
};

/** Providers that cannot hold the root of this suite, with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  host: 'is the running machine',
  file: 'holds one file',
  ssh: 'is a remote host',
  pid: 'is a running process',
  sbom: 'has no files',
};

/** Sections of what is mounted and allowed where an environment runs, or is set to: a container says it even when it is stopped. */
const OF_RUNS = new Set(['cgroup', 'mounts']);

/** Sections that only images have. */
const OF_IMAGES = new Set(['image', 'entrypoint']);

interface Case {
  readonly provider: string;
  readonly name: string;
  /** Writes the environment below `directory`, or serves it, and returns the reference. */
  write(directory: string): string | Promise<string>;
  readonly needsZstd?: boolean;
  /** Programs without which it cannot be written or read. */
  readonly needs?: string;
  /** What a daemon on the socket `daemon.sock` below the directory answers, where the environment is behind one. */
  readonly answers?: () => Answers;
}

const layers = { 'one layer': () => [rootTar(sampleRoot())], 'five layers': () => rootLayers(sampleRoot()) };

function cases(): Case[] {
  const roots: Case[] = [
    { provider: 'dir', name: 'a directory', write: writeDirectory },
    { provider: 'tar', name: 'a tar', write: (at) => write(`${at}/root.tar`, rootTar(sampleRoot()), 'tar:') },
    {
      provider: 'tar',
      name: 'a packed tar',
      write: (at) => write(`${at}/root.tar.gz`, gzipSync(rootTar(sampleRoot())), 'tar:'),
    },
  ];
  roots.push({
    provider: 'container',
    name: 'exported by a daemon',
    write: () => 'container:demo',
    answers: () => containerAnswers('demo', { config: CONFIG, root: rootTar(sampleRoot()) }),
  });
  roots.push({ provider: 'disk', name: 'a raw disk', write: writeDisk, needs: 'mkfs.ext4' });
  for (const format of ['qcow2', 'vmdk', 'vdi', 'vhdx']) {
    const write = (at: string) => {
      execFileSync('qemu-img', ['convert', '-O', format, writeDisk(at).slice('disk:'.length), `${at}/disk.${format}`]);
      return `disk:${at}/disk.${format}`;
    };
    roots.push({ provider: 'disk', name: `a disk as ${format}`, write, needs: 'mkfs.ext4 qemu-img qemu-nbd' });
  }
  roots.push({ provider: 'bundle', name: 'collected by a script', write: writeBundle });
  return [...roots, ...Object.entries(layers).flatMap(([name, build]) => imageCases(name, build))];
}

function imageCases(depth: string, build: () => Buffer[]): Case[] {
  const image = (): ImageSpec => ({ layers: build(), config: CONFIG, tags: ['demo:1'] });
  const layouts = { 'Docker up to 24': oldDockerArchive, 'Docker from 25': newDockerArchive, podman: podmanArchive };
  const docker = Object.entries(layouts).flatMap(([name, layout]): Case[] => [
    {
      provider: 'docker-archive',
      name: `${name}, ${depth}`,
      write: (at) => write(`${at}/image.tar`, archive(layout(image())), 'docker-archive:'),
    },
    {
      provider: 'docker-archive',
      name: `${name}, packed, ${depth}`,
      write: (at) => write(`${at}/image.tar.gz`, gzipSync(archive(layout(image()))), 'docker-archive:'),
    },
  ]);
  const oci = (['none', 'gzip', 'zstd'] as const).flatMap((packing) => ociCases(depth, packing, image));
  const daemons = Object.entries(layouts).flatMap(([name, layout]) =>
    daemonCases(`as ${name} sends it, ${depth}`, layout),
  );
  return [...docker, ...oci, ...daemons];

  function daemonCases(name: string, layout: (image: ImageSpec) => ImageFiles): Case[] {
    const answers = () => imageAnswers('demo:1', image(), layout);
    return ['docker', 'podman'].map((provider) => ({ provider, name, write: () => `${provider}:demo:1`, answers }));
  }
}

function ociCases(depth: string, packing: Packing, image: () => ImageSpec): Case[] {
  const name = `layers packed with ${packing}, ${depth}`;
  const needsZstd = packing === 'zstd';
  return [
    {
      provider: 'oci-dir',
      name,
      needsZstd,
      write: (at) => {
        writeFiles(ociLayout(image(), packing), at);
        return `oci-dir:${at}`;
      },
    },
    {
      provider: 'oci-archive',
      name,
      needsZstd,
      write: (at) => write(`${at}/image.tar`, archive(ociLayout(image(), packing)), 'oci-archive:'),
    },
    {
      provider: 'oci-archive',
      name: `${name}, packed as a whole`,
      needsZstd,
      write: (at) => write(`${at}/image.tgz`, gzipSync(archive(ociLayout(image(), packing))), 'oci-archive:'),
    },
    { provider: 'registry', name, needsZstd, write: () => serveImage(ociLayout(image(), packing)) },
  ];
}

function writeDirectory(at: string): string {
  mkdirSync(`${at}/root`);
  writeRoot(sampleRoot(), `${at}/root`);
  return `dir:${at}/root`;
}

/** A disk with one partition, of ext4. */
function writeDisk(at: string): string {
  writeDirectory(at);
  const size = 64 * 1024 * 1024;
  writeFileSync(`${at}/disk.raw`, Buffer.alloc(446));
  truncateSync(`${at}/disk.raw`, size);
  const features = '-E offset=1048576,root_owner=0:0'.split(' ');
  execFileSync('mkfs.ext4', ['-q', '-F', ...features, '-d', `${at}/root`, `${at}/disk.raw`, `${size / 1024 - 2048}k`]);
  // Made by mkfs, and in no other root here.
  execFileSync('debugfs', ['-w', '-R', 'rmdir lost+found', `${at}/disk.raw?offset=1048576`], { stdio: 'ignore' });
  const table = Buffer.alloc(66);
  table[4] = 0x83;
  table.writeUInt32LE(2048, 8);
  table.writeUInt32LE(size / 512 - 4096, 12);
  table.writeUInt16LE(0xaa55, 64);
  const file = openSync(`${at}/disk.raw`, 'r+');
  writeSync(file, table, 0, table.length, 446);
  closeSync(file);
  return `disk:${at}/disk.raw`;
}

function writeBundle(at: string): string {
  writeDirectory(at);
  const options = { input: collector(), stdio: ['pipe', 'pipe', 'ignore'] as const, maxBuffer: 64 * 1024 * 1024 };
  const records = execFileSync('sh', ['-s', '--', '--root', `${at}/root`, '--stdout'], options as object);
  return write(`${at}/root.bundle`, records, 'bundle:');
}

function write(path: string, bytes: Buffer, scheme: string): string {
  writeFileSync(path, bytes);
  return scheme + path;
}

/** The sections as they are written to a file. */
function sections({ sections: all }: Snapshot, wanted: (name: string) => boolean): string {
  return JSON.stringify(Object.fromEntries(Object.entries(all).filter(([name]) => wanted(name))), undefined, 1);
}

const served: ServedRegistry[] = [];

async function serveImage(files: ImageFiles): Promise<string> {
  const registry = await serveRegistry(files);
  served.push(registry);
  return `registry:${registry.host}/demo:1`;
}

describe('one root through every provider', () => {
  const scratch = scratchDirectory();
  const daemon = fakeDaemon();
  const { DOCKER_HOST, CONTAINER_HOST } = process.env;
  let files: string | undefined;
  let image: string | undefined;

  afterEach(async () => {
    for (const registry of served.splice(0)) await registry.close();
    for (const [name, value] of Object.entries({ DOCKER_HOST, CONTAINER_HOST })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  for (const { provider, name, write: writeCase, needsZstd, needs, answers } of cases()) {
    it(`${provider}: ${name}`, async function () {
      pendingUnless(this, needsZstd !== true || hasZstd(), 'neither this Node nor a zstd command packs zstd');
      const lacking = needs?.split(' ').find((program) => spawnSync(program, ['-V']).error !== undefined);
      pendingUnless(this, lacking === undefined, `${lacking} is not installed`);
      const reference = await writeCase(scratch.path());
      if (answers !== undefined) {
        process.env.DOCKER_HOST = `unix://${scratch.path('daemon.sock')}`;
        process.env.CONTAINER_HOST = process.env.DOCKER_HOST;
        await daemon.serve(scratch.path('daemon.sock'), answers());
      }
      const taken = await snapshot(reference, { takenAt: new Date(0), cache: false });
      const ofFiles = (section: string) => !OF_IMAGES.has(section) && !OF_RUNS.has(section);
      files ??= sections(taken, ofFiles);
      assert.equal(sections(taken, ofFiles), files);
      if (taken.environment.kind !== 'image') return;
      image ??= sections(taken, (section) => OF_IMAGES.has(section));
      assert.equal(
        sections(taken, (section) => OF_IMAGES.has(section)),
        image,
      );
      if (answers !== undefined || provider === 'registry') return;
      const bare = await snapshot(reference.slice(provider.length + 1), { takenAt: new Date(0) });
      assert.deepEqual({ ...bare.sections }, { ...taken.sections });
    });
  }

  it('finds in that root what was put into it', async () => {
    const { sections: found } = await snapshot(writeDirectory(scratch.path()));
    const keys = (name: string) => Object.keys(found[name]?.facts ?? {});
    assert.deepEqual(keys('packages'), ['deb/base-files:amd64', 'deb/half:all', 'deb/libdemo1:amd64']);
    assert.deepEqual(keys('libraries'), [
      '/usr/lib/x86_64-linux-gnu/libdemo.so.1.2',
      '/usr/lib/x86_64-linux-gnu/liblarge.so.2',
    ]);
    for (const name of ['/usr/bin/demo', '/usr/bin/script', '/srv/caf\\xe9', '/srv/spelled \\x5cxe9']) {
      assert.ok(keys('programs').includes(name), `${name} is among ${keys('programs').join(', ')}`);
    }
    assert.equal(found.os?.facts.release?.id, 'demo');
  });

  it('has a case for every provider', () => {
    const tried = new Set(cases().map(({ provider }) => provider));
    const missing = PROVIDERS.filter(({ id }) => !tried.has(id) && ELSEWHERE[id] === undefined).map(({ id }) => id);
    assert.deepEqual(missing, []);
  });
});
