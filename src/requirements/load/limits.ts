import type { Unmet } from '../../model/proof.js';
import { type Scene, says, targetSays, unmet } from '../scene.js';
import { chainTo } from './closure.js';
import type { Loaded } from './loaded.js';
import { compareNumbers } from './versions.js';

/** Since when glibc checks the x86-64 level of what it loads (NEWS of 2.33). */
const CHECKS_LEVEL = '2.33';
/** Since when glibc no longer looks at the oldest kernel that a file names (NEWS of 2.36). */
const IGNORES_KERNEL = '2.36';

/** What glibc refuses because of the processor or the kernel, where those are known. */
export function beyondLimits({ deployment }: Scene, objects: readonly Loaded[]): Unmet[] {
  const release = glibcRelease(objects);
  const { cpuLevel, kernel } = deployment;
  return [
    ...(cpuLevel !== undefined && compareNumbers(release, CHECKS_LEVEL) >= 0 ? levels(objects, cpuLevel) : []),
    ...(kernel !== undefined && compareNumbers(release, IGNORES_KERNEL) < 0 ? kernels(objects, kernel) : []),
  ];
}

function levels(objects: readonly Loaded[], level: number): Unmet[] {
  return objects.flatMap((object) => {
    const { isaLevel = 1 } = object.record.fact;
    if (isaLevel <= level) return [];
    const evidence = [
      ...chainTo(object, `is marked for x86-64-v${isaLevel}`),
      targetSays(`the processor is x86-64-v${level}`),
    ];
    const message = `${object.record.path} is built for x86-64-v${isaLevel}, and the processor has x86-64-v${level}: CPU ISA level is lower than required`;
    return [
      unmet('cpu-isa', 'cpu-isa', message, evidence, {
        fix: `Build for x86-64-v${level}, or run it on a newer processor.`,
      }),
    ];
  });
}

function kernels(objects: readonly Loaded[], kernel: string): Unmet[] {
  const release = /^\d+(?:\.\d+)*/.exec(kernel)?.[0] ?? '0';
  return objects.flatMap((object) => {
    const { minimumKernel } = object.record.fact;
    if (minimumKernel === undefined || compareNumbers(minimumKernel, release) <= 0) return [];
    const evidence = [
      says(object.record, `asks for Linux ${minimumKernel} or newer`),
      targetSays(`the kernel is ${kernel}`),
    ];
    const message = `${object.record.path} asks for Linux ${minimumKernel}: FATAL: kernel too old`;
    return [unmet('kernel-or-osabi', 'kernel-or-osabi', message, evidence)];
  });
}

/** Release of the glibc among the loaded files, by the newest version that it defines; `0` where there is none. */
export function glibcRelease(objects: readonly Loaded[]): string {
  const libc = objects.find(({ record }) => /^libc\.so\.6(?:\.1)?$/.test(record.fact.soname ?? ''));
  const releases = (libc?.record.fact.defines ?? []).flatMap((name) => /^GLIBC_(\d[\d.]*)$/.exec(name)?.[1] ?? []);
  return releases.toSorted(compareNumbers).at(-1) ?? '0';
}
