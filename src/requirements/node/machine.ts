import { type AddonName, readAddonName } from '../../formats/node/addon-loaders.js';
import { machineOf } from '../machine.js';
import type { NodeWorld, Runtime } from './world.js';

/** Words of `uname -m` → those of `process.arch`. */
const PROCESS_ARCH: Readonly<Record<string, string>> = {
  x86_64: 'x64',
  aarch64: 'arm64',
  i386: 'ia32',
  ppc64le: 'ppc64',
  loongarch64: 'loong64',
};
const ALIASES: Readonly<Record<string, string>> = {
  x86_64: 'x64',
  aarch64: 'arm64',
  armv6: 'arm',
  armv7: 'arm',
  ppc64le: 'ppc64',
};

/** What a prebuilt add-on has to be for. */
export interface NodeMachine {
  /** A word of `process.arch`; `undefined` where the target does not say what it is. */
  readonly cpu: string | undefined;
  readonly libc: 'glibc' | 'musl';
  readonly modules: number | undefined;
}

/** The machine that a runtime sees. */
export function machineFor({ scene }: NodeWorld, runtime: Runtime | undefined): NodeMachine {
  const { view } = scene;
  const program = runtime === undefined ? undefined : view.find(runtime.path);
  const fact = program?.kind === 'elf' ? program.fact : undefined;
  const machine = fact?.machine ?? machineOf(view.target);
  const cpu = machine === undefined ? undefined : (PROCESS_ARCH[machine] ?? machine);
  const musl = fact?.interpreter?.includes('musl') ?? false;
  return { cpu, libc: musl ? 'musl' : 'glibc', modules: runtime?.fact.modules };
}

/** Whether what a name says of an add-on, or of a package that holds one, fits the machine. */
export function fits(machine: NodeMachine, name: AddonName): boolean {
  const cpu = name.cpu === undefined ? undefined : (ALIASES[name.cpu] ?? name.cpu);
  if (name.os !== undefined && name.os !== 'linux') return false;
  if (cpu !== undefined && machine.cpu !== undefined && cpu !== machine.cpu) return false;
  if (name.libc !== undefined && name.libc !== machine.libc) return false;
  return (
    name.modules === undefined ||
    machine.modules === undefined ||
    name.modules === machine.modules ||
    name.nodeApi === true
  );
}

/** The add-ons among `paths` that fit, the most fitting first: those for exactly this release come before those for all. */
export function fitting(machine: NodeMachine, paths: readonly string[]): string[] {
  const named = paths.map((path) => ({ path, name: readAddonName(path.slice(path.lastIndexOf('/node_modules/'))) }));
  return named
    .filter(({ name }) => fits(machine, name))
    .sort((a, b) => weight(b.name) - weight(a.name) || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

function weight({ modules, libc }: AddonName): number {
  return (modules === undefined ? 0 : 2) + (libc === undefined ? 0 : 1);
}
