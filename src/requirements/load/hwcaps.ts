import type { ElfRecord } from '../files/record.js';
import type { View } from '../files/view.js';
import { glibcReleaseBeside } from './kernel.js';
import { compareNumbers } from './numbers.js';

/** `glibc-hwcaps` came with 2.33; what was before it went with 2.37. */
const [NEW_SINCE, OLD_UNTIL] = ['2.33', '2.37'];

/**
 * Subdirectories of every directory that a loader of glibc searches first, best first, for an x86-64 processor of a level
 * (elf/dl-hwcaps.c, and the legacy ones of elf/dl-hwcaps_split.c: `tls`, the platform, and both).
 */
export function hwcapsDirectories(view: View, loader: ElfRecord, level: number): string[] {
  if (loader.fact.machine !== 'x86_64' || loader.fact.class !== 64) return [];
  const release = glibcReleaseBeside(view, loader) ?? OLD_UNTIL;
  const levels = compareNumbers(release, NEW_SINCE) >= 0 ? [4, 3, 2].filter((each) => each <= level) : [];
  const platforms = level >= 3 ? ['haswell/x86_64', 'haswell', 'x86_64'] : ['x86_64'];
  const legacy = [...platforms.map((platform) => `tls/${platform}`), 'tls', ...platforms];
  return [
    ...levels.map((each) => `glibc-hwcaps/x86-64-v${each}`),
    ...(compareNumbers(release, OLD_UNTIL) < 0 ? legacy : []),
  ];
}
