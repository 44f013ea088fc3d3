import type { ElfRecord } from '../files/record.js';
import type { View } from '../files/view.js';

/**
 * The directories that this loader of glibc searches last: as its own file says, else, for a snapshot that did not look
 * there, as distributions build it, by the directory in which the loader lies.
 */
export function glibcDirectories(view: View, loader: ElfRecord): readonly string[] {
  const fact = loader.origin === 'target' ? view.loader(`built-in:${loader.path}`, 'built-in') : undefined;
  if (fact !== undefined && fact.directories.length > 0) return fact.directories;
  const directory = loader.path.slice(0, loader.path.lastIndexOf('/'));
  const triplet = /^(?:\/usr)?\/lib\/([^/]+-linux-[^/]+)$/.exec(directory)?.[1];
  if (triplet !== undefined) return [`/lib/${triplet}`, `/usr/lib/${triplet}`, '/lib', '/usr/lib'];
  const name = /^(?:\/usr)?(\/lib[^/]*)$/.exec(directory)?.[1];
  if (name === undefined) return [directory];
  return [...new Set([name, `/usr${name}`, ...(loader.fact.class === 64 ? ['/lib64', '/usr/lib64'] : [])])];
}

/** What `$LIB` stands for: the first built-in directory without `/` or `/usr/` before it. */
export function libToken(directories: readonly string[]): string {
  return (directories[0] ?? '/lib').replace(/^\/(?:usr\/)?/, '');
}
