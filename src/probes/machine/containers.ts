import * as z from 'zod';
import { refusedCalls } from '../../formats/seccomp-profile.js';
import { toText } from '../../formats/text-problem.js';
import type { ContainerDaemon } from '../../model/environment.js';
import type { Probe, ProbeContext } from '../../model/probe.js';

const ContainerProgramFact = z
  .object({
    version: z.string().optional().meta({ description: 'Leading numbers of its release: 20.10.5.' }),
    release: z.string().optional().meta({ description: 'As its daemon or its package says it.' }),
    running: z.literal(true).optional().meta({ description: 'It answered.' }),
    path: z.string().optional(),
    owner: z.string().optional().meta({ description: 'Key of the package that brought it.' }),
    storageDriver: z.string().optional().meta({ description: 'Where it runs: overlay2, vfs, …' }),
    cgroupDriver: z.string().optional(),
    security: z.array(z.string()).optional().meta({ description: 'Its security options, sorted.' }),
    refuses: z.array(z.string()).optional().meta({
      description:
        'Of a profile of seccomp: newer system calls that it forbids instead of saying that there are none, sorted.',
    }),
  })
  .meta({ id: 'ContainerProgramFact' });

type ContainerProgramFact = z.infer<typeof ContainerProgramFact>;

/** Where packages and installers put them, by the name of the fact. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  docker: ['/usr/bin/dockerd', '/usr/sbin/dockerd', '/usr/local/bin/dockerd'],
  containerd: ['/usr/bin/containerd', '/usr/local/bin/containerd'],
  runc: ['/usr/bin/runc', '/usr/sbin/runc', '/usr/local/bin/runc', '/usr/local/sbin/runc'],
  crun: ['/usr/bin/crun', '/usr/local/bin/crun'],
  podman: ['/usr/bin/podman', '/usr/local/bin/podman'],
  crio: ['/usr/bin/crio', '/usr/local/bin/crio'],
};

/** The profile of podman and CRI-O: that of the administrator before that of the package (containers-common). */
const PROFILES = ['/etc/containers/seccomp.json', '/usr/share/containers/seccomp.json'];

/** System calls that C libraries ask for before older ones, and go back where there are none. */
const NEWER_CALLS = [
  'clone3',
  'faccessat2',
  'openat2',
  'close_range',
  'fchmodat2',
  'clock_gettime64',
  'futex_waitv',
  'mseal',
];

/** A directory with libraries; what is written behind `.so` is the release. */
const SECCOMP = /^libseccomp\.so\.(\d+\.\d+\.\d+)$/;

/** What runs containers on this machine, and the library by which it filters their system calls. */
export const containersProbe: Probe<string, ContainerProgramFact> = {
  id: 'containers',
  title: 'what runs containers',
  schema: ContainerProgramFact,
  paths: PROFILES,
  parse: (content) => toText(content.bytes()),
  concerns: (path) =>
    Object.values(PROGRAMS)
      .flat()
      .some((known) => known.startsWith(`${path}/`)),
  conclude(context) {
    const daemons = context.environment.live?.containerDaemons ?? [];
    const facts = new Map<string, ContainerProgramFact>();
    for (const [name, places] of Object.entries(PROGRAMS)) {
      const path = places.find((place) => context.tree.lookup(place)?.type === 'file');
      if (path !== undefined) facts.set(name, ofFile(context, path));
    }
    for (const daemon of daemons)
      for (const [name, fact] of said(daemon)) facts.set(name, { ...facts.get(name), ...fact });
    const seccomp = seccompLibrary(context);
    // A library alone runs nothing: many systems have it for their service manager.
    if (facts.size === 0) return { facts: [], status: 'not-applicable' };
    if (seccomp !== undefined) facts.set('libseccomp', seccomp);
    const profile = profileOf(context);
    if (profile !== undefined) facts.set('seccomp-profile', profile);
    return { facts };
  },
  comparison: {
    ignore: ['path', 'owner', 'release'],
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

/** The profile that podman and CRI-O take, and what it refuses; none where it can be read as none. */
function profileOf(context: ProbeContext<string>): ContainerProgramFact | undefined {
  for (const path of PROFILES) {
    const text = context.files.get(path)?.parsed;
    const refuses = text === undefined ? undefined : refusedCalls(text, NEWER_CALLS);
    if (refuses === undefined) continue;
    const { owner } = ofFile(context, path);
    return { path, ...(owner === undefined ? {} : { owner }), ...(refuses.length === 0 ? {} : { refuses }) };
  }
  return undefined;
}

function ofFile({ tree, owner, version }: ProbeContext<string>, path: string): ContainerProgramFact {
  const real = tree.canonical(path) ?? path;
  const by = owner(real);
  const release = by === undefined ? undefined : version(by);
  return {
    ...(release === undefined ? {} : { release, ...numbers(release) }),
    path,
    ...(by === undefined ? {} : { owner: by }),
  };
}

function said(daemon: ContainerDaemon): [string, ContainerProgramFact][] {
  const { name, version, components, storageDriver, cgroupDriver, security } = daemon;
  const own: ContainerProgramFact = {
    ...numbers(version),
    release: version,
    running: true,
    ...(storageDriver === undefined ? {} : { storageDriver }),
    ...(cgroupDriver === undefined ? {} : { cgroupDriver }),
    ...(security.length === 0 ? {} : { security: [...security].sort() }),
  };
  const others = Object.entries(components).map(([component, release]): [string, ContainerProgramFact] => [
    component,
    { ...numbers(release), release },
  ]);
  return [[name, own], ...others];
}

/** Without an epoch and without what a packager appends; none where there is no number. */
function numbers(release: string): { version?: string } {
  const [, version] = /^(?:\d+:)?v?(\d+(?:\.\d+)+)/.exec(release) ?? [];
  return version === undefined ? {} : { version };
}

/** The library that filters system calls, by the name of its file. */
function seccompLibrary(context: ProbeContext<string>): ContainerProgramFact | undefined {
  const { tree } = context;
  const multiarch = (tree.list('/usr/lib') ?? [])
    .filter((name) => name.includes('-linux-'))
    .map((name) => `/usr/lib/${name}`);
  for (const directory of [...multiarch, '/usr/lib64', '/usr/lib', '/lib64', '/lib']) {
    const name = (tree.list(directory) ?? []).find((entry) => SECCOMP.test(entry));
    const [, version] = SECCOMP.exec(name ?? '') ?? [];
    if (version !== undefined) return { ...ofFile(context, `${directory}/${name}`), version };
  }
  return undefined;
}
