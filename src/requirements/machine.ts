import type { Deployment } from '../model/proof.js';
import type { Snapshot } from '../model/snapshot.js';

/** Words of the OCI image specification → those of `uname -m`. */
const BY_PLATFORM: Readonly<Record<string, string>> = {
  amd64: 'x86_64',
  386: 'i386',
  arm64: 'aarch64',
  mipsle: 'mipsel',
  mips64le: 'mips64el',
  loong64: 'loongarch64',
};

/** 32-bit machines that a kernel of the 64-bit one may run, when it was built so. */
const NARROWER: Readonly<Record<string, readonly string[]>> = {
  x86_64: ['i386'],
  aarch64: ['arm'],
  ppc64: ['ppc'],
  s390x: ['s390'],
  sparc64: ['sparc'],
  mips64: ['mips'],
  mips64el: ['mipsel'],
};

/** Whether a kernel starts programs of a machine. */
export type Startable = 'yes' | 'no' | 'unknown';

/** The machine that the target is for, in the words of `uname -m`; `undefined` where nothing says so. */
export function machineOf(target: Snapshot): string | undefined {
  const os = Object.hasOwn(target.sections, 'os') ? target.sections.os : undefined;
  const fact = os?.facts.architecture;
  if (typeof fact?.machine === 'string') return fact.machine;
  const platform = target.environment.platform?.architecture ?? fact?.architecture;
  return typeof platform === 'string' ? (BY_PLATFORM[platform] ?? platform) : undefined;
}

/** Whether the target's kernel starts a program for `machine` of `width` bits. x32 is off unless it is asked for at boot. */
export function startable(target: Snapshot, deployment: Deployment, machine: string, width: 32 | 64): Startable {
  const word = machineWord(machine, width);
  if (deployment.machines !== undefined) return deployment.machines.includes(word) ? 'yes' : 'no';
  const own = machineOf(target);
  if (own === undefined) return 'unknown';
  if (own === word) return 'yes';
  return (NARROWER[own] ?? []).includes(word) ? 'unknown' : 'no';
}

/** The word for a machine, x32 apart: 32-bit programs for 64-bit processors. */
export function machineWord(machine: string, width: 32 | 64): string {
  return machine === 'x86_64' && width === 32 ? 'x32' : machine;
}
