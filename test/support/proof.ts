import { captureEnvironment } from '../../src/api/capture.js';
import type { Deployment, Proof } from '../../src/model/proof.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { View } from '../../src/requirements/files/view.js';
import { SymbolTables } from '../../src/requirements/load/symbol-tables.js';
import { prove } from '../../src/requirements/prove.js';
import type { Scene } from '../../src/requirements/scene.js';
import { buildElf } from './elf/build.js';
import type { ElfSpec } from './elf/spec.js';
import { type MemoryFile, memoryEnvironment } from './memory-environment.js';

/** Files of an environment by path. */
export type Files = Readonly<Record<string, MemoryFile>>;

/** Where glibc's loader of the test's target lies. */
export const LOADER = '/lib64/ld-linux-x86-64.so.2';
/** Where musl's does. */
export const MUSL = '/lib/ld-musl-x86_64.so.1';

/** A file that may be executed. */
export function executable(content: string | Uint8Array): MemoryFile {
  return { content, mode: 0o755 };
}

/** A program that is linked dynamically. */
export function program(spec: ElfSpec = {}): MemoryFile {
  return executable(buildElf({ type: 'executable', interpreter: LOADER, needed: ['libc.so.6'], ...spec }));
}

/** A shared library. */
export function library(soname: string, spec: ElfSpec = {}): Uint8Array {
  return buildElf({ soname, ...spec });
}

/** A system with glibc of that release, and a shell and env from coreutils 9.1. */
export function glibcSystem(release = '2.36', more: Files = {}): Files {
  const versions = ['GLIBC_2.2.5', 'GLIBC_2.34', `GLIBC_${release}`];
  const loader = Buffer.concat([
    library('ld-linux-x86-64.so.2', { minimumKernel: '3.2.0' }),
    Buffer.from('\0/lib64/\0/usr/lib64/\0'),
  ]);
  return {
    '/lib64': { link: 'usr/lib64' },
    '/bin': { link: 'usr/bin' },
    [`/usr${LOADER}`]: loader,
    '/usr/lib64/libc.so.6': library('libc.so.6', { versions, symbols: [{ name: 'puts', version: 'GLIBC_2.2.5' }] }),
    '/usr/bin/sh': program(),
    '/usr/bin/env': program(),
    '/var/lib/dpkg/status':
      'Package: coreutils\nStatus: install ok installed\nArchitecture: amd64\nVersion: 9.1-1\nMaintainer: x\nDescription: x\n\n',
    ...more,
  };
}

/** A system with musl and BusyBox. */
export function muslSystem(more: Files = {}): Files {
  return {
    [MUSL]: executable(library('libc.musl-x86_64.so.1', { symbols: [{ name: 'puts' }] })),
    '/bin/busybox': program({ interpreter: MUSL, needed: ['libc.musl-x86_64.so.1'] }),
    '/bin/sh': { link: '/bin/busybox' },
    '/usr/bin/env': { link: '/bin/busybox' },
    ...more,
  };
}

/** The snapshot of these files. */
export function captured(files: Files): Promise<Snapshot> {
  return captureEnvironment(memoryEnvironment(files), { takenAt: new Date(0) });
}

/** How a test deploys: at /opt/app, for a machine that runs x86-64 alone. */
export function deployed(more: Partial<Deployment> = {}): Deployment {
  return { at: '/opt/app', environment: { PATH: '/usr/bin:/bin' }, machines: ['x86_64'], ...more };
}

/** The scene of a payload in a target. */
export async function sceneOf(target: Files, payload: Files, more: Partial<Deployment> = {}): Promise<Scene> {
  const deployment = deployed(more);
  const view = new View(await captured(target), await captured(payload), deployment.at);
  return { view, deployment, symbols: new SymbolTables(), knowledge: [] };
}

/** What is proved of `/app` of a payload in a target. */
export async function proofOf(target: Files, payload: Files, more: Partial<Deployment> = {}): Promise<Proof> {
  const deployment = deployed({ entries: ['/app'], ...more });
  const [proof] = prove(await captured(payload), await captured(target), deployment);
  if (proof === undefined) throw new Error('nothing was proved');
  return proof;
}

/** The causes that are named for `/app` of a payload in a target. */
export async function causesOf(target: Files, payload: Files, more: Partial<Deployment> = {}): Promise<string[]> {
  return (await proofOf(target, payload, more)).unmet.map(({ cause }) => cause);
}
