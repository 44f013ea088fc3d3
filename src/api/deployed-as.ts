import type { Difference } from '../model/difference.js';
import { EnvironmentError } from '../model/problem.js';
import type { DiffReport } from '../model/report.js';
import type { DeployedAs } from '../model/rule.js';
import type { Snapshot } from '../model/snapshot.js';
import { compare } from './compare.js';
import { isBarePayload } from './payload.js';

/** Sections that a container shares with the machine that runs it, or that decide whether it does. */
const OF_THE_MACHINE = new Set([
  'containers',
  'kernel',
  'cpu',
  'memory',
  'limits',
  'sysctls',
  'cgroup',
  'mounts',
  'ports',
  'security',
  'time',
  'entropy',
]);

/** Of the machine, but not as a process in the container sees it: that has mounts of its own. */
const OUTSIDE = new Set(['mounts']);

/** What runs containers is the host's alone: what the source has of it makes no difference. */
const RUNTIME = 'containers';

/** What starts containers; a runtime alone (runc, crun) is what these start them with. */
const ENGINES: readonly string[] = ['docker', 'podman', 'containerd', 'crio'];

/**
 * How the source's software comes to the target: as it is asked for, else an image or a container goes in a container where
 * the target has what starts one, and everything else as files. Throws {@link EnvironmentError} where a payload that brings
 * no system is to be a container.
 */
export function deployedAs(source: Snapshot, target: Snapshot, asked?: DeployedAs): DeployedAs {
  if (asked === 'container' && isBarePayload(source)) {
    throw new EnvironmentError(
      `${source.environment.reference} brings no system of its own, and no container can be made of it alone`,
      'Check the image that holds it with --as container, or leave that out.',
    );
  }
  if (asked !== undefined) return asked;
  const images = [source, target].map(({ environment }) => ['image', 'container'].includes(environment.kind));
  const engine = ENGINES.some((name) => Object.hasOwn(target.sections.containers?.facts ?? {}, name));
  return images[0] && !images[1] && engine ? 'container' : 'files';
}

/** What programs of the source meet in a container on the host `target`: their own files over the host's kernel and processor. */
export function insideOn(source: Snapshot, target: Snapshot): Snapshot {
  const machine = Object.entries(target.sections).filter(([name]) => OF_THE_MACHINE.has(name) && !OUTSIDE.has(name));
  const files = Object.entries(source.sections).filter(([name]) => !OF_THE_MACHINE.has(name));
  return { ...target, sections: { ...Object.fromEntries(files), ...Object.fromEntries(machine) } };
}

/** Of a host that runs containers only what they share with it. */
export function machineOnly(target: Snapshot): Snapshot {
  const shared = Object.entries(target.sections).filter(([name]) => OF_THE_MACHINE.has(name));
  return { ...target, sections: Object.fromEntries(shared) };
}

function shared(side: Snapshot): Snapshot {
  const { [RUNTIME]: _, ...sections } = machineOnly(side).sections;
  return { ...side, sections };
}

/** The differences that count for software that comes there as `as`; see `compare`. */
export function compareAs(source: Snapshot, target: Snapshot, as: DeployedAs = 'files'): DiffReport {
  return as === 'files' ? compare(source, target) : compare(shared(source), shared(target));
}

/** Of differences those that matter to a container: of the machine; its files stay its own. */
export function ofTheMachine(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(({ section }) => OF_THE_MACHINE.has(section) && section !== RUNTIME);
}
