import type { ElfRecord } from '../files/record.js';

/** What `$PLATFORM` stands for: AT_PLATFORM, which the kernel of the machine says. */
const PLATFORM: Readonly<Record<string, string>> = { i386: 'i686', arm: 'v7l' };

/**
 * Directories of a search path with `$ORIGIN`, `$LIB` and `$PLATFORM` replaced (ld.so(8), "Dynamic string tokens").
 * `lib` is what the loader was built with. An empty part is the current directory, taken to be `/`.
 */
export function expandPath(path: string, record: ElfRecord, lib: string): string[] {
  return path.split(':').map((part) => (part === '' ? '/' : expandTokens(part, record, lib)));
}

/** One name with its tokens replaced. */
export function expandTokens(name: string, record: ElfRecord, lib: string): string {
  if (!name.includes('$')) return name;
  return name.replace(/\$(?:(ORIGIN|LIB|PLATFORM)(?![A-Za-z0-9_])|\{(ORIGIN|LIB|PLATFORM)\})/g, (_, bare, braced) => {
    const token = (bare ?? braced) as string;
    if (token === 'LIB') return lib;
    if (token === 'PLATFORM') return PLATFORM[record.fact.machine] ?? record.fact.machine;
    return record.path.slice(0, record.path.lastIndexOf('/')) || '/';
  });
}
