import type { Unmet } from '../../model/proof.js';
import type { ElfRecord } from '../files/record.js';
import type { View } from '../files/view.js';
import { type Scene, says, targetSays, unmet } from '../scene.js';
import { compareNumbers } from './numbers.js';

/** Since when glibc no longer looks at the oldest kernel that a file names. */
const IGNORES_KERNEL = '2.36';

/** Whether this loader of glibc compares kernels; where its release is not known, it is taken to be new. */
export function checksKernel(view: View, loader: ElfRecord): boolean {
  const release = glibcReleaseBeside(view, loader);
  return release !== undefined && compareNumbers(release, IGNORES_KERNEL) < 0;
}

/** The loader itself ends at once on a kernel that is older than those that it was built for. */
export function kernelTooOld({ view, deployment }: Scene, loader: ElfRecord): Unmet[] {
  const release = numberOf(deployment.kernel);
  const { minimumKernel } = loader.fact;
  if (release === undefined || minimumKernel === undefined || !checksKernel(view, loader)) return [];
  if (compareNumbers(minimumKernel, release) <= 0) return [];
  const evidence = [says(loader, `asks for Linux ${minimumKernel}`), targetSays(`the kernel is ${deployment.kernel}`)];
  const message = `${loader.path} asks for Linux ${minimumKernel} or newer: FATAL: kernel too old`;
  const fix = 'Run it on a newer kernel, or use a base image with an older glibc.';
  return [unmet('kernel-or-osabi', 'kernel-or-osabi', message, evidence, { fix })];
}

/** The numbers at the start of a kernel's release. */
export function numberOf(release: string | undefined): string | undefined {
  return release === undefined ? undefined : /^\d+(?:\.\d+)*/.exec(release)?.[0];
}

/** Asked for every symbol that is looked up, and the same for all programs that a loader starts. */
const RELEASES = new WeakMap<ElfRecord, { readonly release: string | undefined }>();

/** Release of the C library that lies beside a loader, by the newest version that it defines. */
export function glibcReleaseBeside(view: View, loader: ElfRecord): string | undefined {
  const known = RELEASES.get(loader) ?? { release: findRelease(view, loader) };
  RELEASES.set(loader, known);
  return known.release;
}

function findRelease(view: View, loader: ElfRecord): string | undefined {
  const directory = loader.path.slice(0, loader.path.lastIndexOf('/'));
  const libc = [`${directory}/libc.so.6`, `${directory}/libc.so.6.1`].map((path) => view.find(path));
  const defines = libc.flatMap((found) => (found.kind === 'elf' ? (found.fact.defines ?? []) : []));
  const releases = defines.flatMap((name) => /^GLIBC_(\d[\d.]*)$/.exec(name)?.[1] ?? []);
  return releases.toSorted(compareNumbers).at(-1);
}
