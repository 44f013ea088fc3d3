import { compareDotted } from './version.js';

/** `libssl.so` of `libssl.so.1.1`: a shared library's name without its version; the whole name where it has none. */
export function sonameStem(soname: string): string {
  return /^(.*?\.so)(\.|$)/.exec(soname)?.[1] ?? soname;
}

/**
 * The highest version that follows `prefix` in a list of symbol versions: `2.36` of `[GLIBC_2.2.5, GLIBC_2.36]` with
 * `GLIBC_`. Names without a number, such as `GLIBC_PRIVATE`, do not count; empty where nothing is left.
 */
export function highest(names: readonly unknown[], prefix: string): string {
  let found = '';
  for (const name of names) {
    if (typeof name !== 'string' || !name.startsWith(prefix)) continue;
    const version = name.slice(prefix.length);
    if (/^\d+(\.\d+)*$/.test(version) && (found === '' || compareDotted(found, version) < 0)) found = version;
  }
  return found;
}

/** The first `count` names, and how many more there are: `a, b, c and 12 more`. One more is named, not counted. */
export function names(all: readonly unknown[], count: number): string {
  const shown = all.length <= count + 1 ? all : all.slice(0, count);
  const rest = all.length - shown.length;
  return shown.map(String).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** How many there are, with the right form of the noun: `1 library`, `12 libraries`. */
export function counted(all: readonly unknown[], one: string, many: string): string {
  return `${all.length} ${all.length === 1 ? one : many}`;
}

/** What is in the first list and not in the second, in the first one's order. */
export function without(all: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const gone = new Set(others);
  return all.filter((one) => !gone.has(one));
}
