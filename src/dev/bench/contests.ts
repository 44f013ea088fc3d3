import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Contest } from './contest.js';
import type { Contender } from './measure.js';
import { layerBlobs, type Places } from './places.js';

/** Debian 13 with python3, flask, nginx, mariadb and node: what all figures are about. */
const SITE = 'trixie-site';

/** Every contest, with the bounds that the project promises. */
export function contests(places: Places): readonly Contest[] {
  return [
    dockerArchive(places),
    ociLayout(places, SITE),
    ociLayout(places, `${SITE}-multi`),
    directory(places),
    registry(places),
    large(places),
    start(places),
    snapshots(places),
    proofs(places),
    requirements(places),
  ];
}

function hostdrift(places: Places, args: readonly string[], needs: readonly string[]): Contender {
  const program = join(places.root, 'dist/bin/run.js');
  return { name: 'hostdrift', command: [process.execPath, program, ...args], needs: [program, ...needs] };
}

function snapshot(places: Places, kind: string, path: string): Contender {
  return hostdrift(places, ['snapshot', `${kind}:${path}`, '-o', join(places.scratch, 'snapshot.json')], [path]);
}

/** The name under which {@link packagesAlone} runs. */
const PACKAGES_ALONE = 'hostdrift --section packages';

/** Captures what a package scan finds, and no more: what it takes to compare like with like. */
function packagesAlone(places: Places, kind: string, path: string): Contender {
  const { command, needs } = snapshot(places, kind, path);
  return { name: PACKAGES_ALONE, command: [...command, '--section', 'packages', '--section', 'os'], needs };
}

/** A trivy of the peers, with an empty cache, offline, listing packages as CycloneDX. */
function trivy(places: Places, version: string, args: readonly string[], input: string): Contender {
  const program = join(places.peers, 'bin', `trivy-${version}`);
  const cache = join(places.scratch, 'trivy');
  const offline = ['--offline-scan', '--skip-db-update', '--skip-java-db-update'];
  const output = ['--format', 'cyclonedx', '-o', join(places.scratch, 'trivy.json')];
  return {
    name: `trivy ${version} ${args[0]}`,
    command: [program, '--cache-dir', cache, '-q', ...args, ...offline, ...output],
    needs: [program, input],
    before: () => {
      rmSync(cache, { recursive: true, force: true });
      mkdirSync(cache, { recursive: true });
    },
  };
}

function gunzip(layers: readonly string[], layout: string): Contender {
  return { name: 'gzip -dc', command: ['gzip', '-dc', ...layers], needs: [join(layout, 'index.json'), ...layers] };
}

function dockerArchive(places: Places): Contest {
  const file = join(places.corpus, 'images', `${SITE}.docker.tar`);
  return {
    title: `packages of a docker archive, not compressed (${SITE})`,
    contenders: [
      snapshot(places, 'docker-archive', file),
      packagesAlone(places, 'docker-archive', file),
      trivy(places, '0.44', ['image', '--input', file], file),
    ],
    bounds: [
      { figure: 'wall', of: 'hostdrift', against: 'trivy 0.44 image', most: 1 / 8 },
      { figure: 'wall', of: PACKAGES_ALONE, against: 'trivy 0.44 image', most: 1 / 8 },
      { figure: 'memory', of: 'hostdrift', most: 200 },
    ],
  };
}

function ociLayout(places: Places, name: string): Contest {
  const layout = join(places.corpus, 'images', `${name}.oci`);
  return {
    title: `packages of an OCI layout, gzip layers (${name})`,
    contenders: [
      snapshot(places, 'oci-dir', layout),
      gunzip(layerBlobs(layout), layout),
      trivy(places, '0.44', ['image', '--input', layout], layout),
    ],
    bounds: [
      { figure: 'wall', of: 'hostdrift', against: 'gzip -dc', most: 1.3 },
      { figure: 'memory', of: 'hostdrift', most: 200 },
    ],
  };
}

function directory(places: Places): Contest {
  const root = join(places.corpus, 'rootfs', SITE);
  return {
    title: `packages of a root directory, hostdrift reading every ELF library too (${SITE})`,
    contenders: [
      snapshot(places, 'dir', root),
      packagesAlone(places, 'dir', root),
      trivy(places, '0.74', ['rootfs', root], root),
    ],
    bounds: [
      { figure: 'wall', of: 'hostdrift', against: 'trivy 0.74 rootfs', most: 1 },
      { figure: 'wall', of: PACKAGES_ALONE, against: 'trivy 0.74 rootfs', most: 1 },
      { figure: 'memory', of: 'hostdrift', most: 200 },
    ],
  };
}

/** Two copies to a directory: as it is, which is less than to look into it, and unpacked. */
function registry(places: Places): Contest {
  const { image, scratch } = places;
  const skopeo = (name: string, ...options: string[]): Contender => {
    const copy = join(scratch, 'copy');
    const plain = ['--insecure-policy', 'copy', '-q', '--src-tls-verify=false', ...options];
    return {
      name,
      command: ['skopeo', ...plain, `docker://${image}`, `dir:${copy}`],
      needs: [image === '' ? '$HOSTDRIFT_BENCH_IMAGE' : '/usr/bin/skopeo'],
      before: () => rmSync(copy, { recursive: true, force: true }),
    };
  };
  const own = snapshot(places, 'registry', image);
  const needs = image === '' ? ['$HOSTDRIFT_BENCH_IMAGE'] : own.needs.filter((path) => path !== image);
  return {
    title: 'an image in a registry on this machine',
    contenders: [
      { ...own, command: [...own.command, '--no-cache'], needs },
      skopeo(UNPACKED, '--dest-decompress'),
      skopeo('skopeo copy'),
    ],
    bounds: [
      { figure: 'cpu', of: 'hostdrift', against: UNPACKED, most: 1.3 },
      { figure: 'memory', of: 'hostdrift', most: 200 },
    ],
  };
}

const UNPACKED = 'skopeo copy --dest-decompress';

function large(places: Places): Contest {
  return {
    title: 'memory on an image ten times as large (npm run bench -- --make-large DIRECTORY makes one)',
    contenders: [snapshot(places, 'oci-dir', places.large), gunzip(layerBlobs(places.large), places.large)],
    bounds: [{ figure: 'memory', of: 'hostdrift', most: 200 }],
  };
}

function start(places: Places): Contest {
  return {
    title: 'start',
    contenders: [
      hostdrift(places, ['--version'], []),
      { name: 'node -e 0', command: [process.execPath, '-e', '0'], needs: [] },
    ],
    bounds: [{ figure: 'cpu', of: 'hostdrift', against: 'node -e 0', most: 3 }],
  };
}

/** The two snapshot files are made beforehand, by `prepareSnapshots`. */
function snapshots(places: Places): Contest {
  const [source, target] = snapshotFiles(places);
  return {
    title: `check of two snapshot files (${SITE}, bookworm-site)`,
    contenders: [
      { ...hostdrift(places, ['check', source, target], [source, target]), statuses: [0, 1] },
      { name: 'node -e 0', command: [process.execPath, '-e', '0'], needs: [] },
    ],
    bounds: [{ figure: 'cpu', of: 'hostdrift', most: 0.5 }],
  };
}

/** The payload's files are read beforehand, as are the target's. */
function proofs(places: Places): Contest {
  const [target] = snapshotFiles(places);
  const payload = payloadFile(places);
  return {
    title: `proofs of 500 programs and libraries of bookworm-site against a snapshot file (${SITE})`,
    contenders: [{ ...hostdrift(places, ['check', payload, target], [payload, target]), statuses: [0, 1] }],
    bounds: [{ figure: 'cpu', of: 'hostdrift', most: 1 }],
  };
}

function requirements(places: Places): Contest {
  const programs = join(places.corpus, 'rootfs', SITE, 'usr/bin');
  return {
    title: `requirements of all programs of a Debian (${SITE}, /usr/bin)`,
    contenders: [hostdrift(places, ['requires', `dir:${programs}`], [programs])],
    bounds: [{ figure: 'wall', of: 'hostdrift', most: 5 }],
  };
}

/** Snapshot of the payload whose programs are proved. */
export function payloadFile(places: Places): string {
  return join(places.scratch, 'payload.json.gz');
}

/** Files that are compared. */
export function snapshotFiles(places: Places): readonly [source: string, target: string] {
  return [join(places.scratch, `${SITE}.json.gz`), join(places.scratch, 'bookworm-site.json.gz')];
}
