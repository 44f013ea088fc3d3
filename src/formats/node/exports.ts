/** How deep conditions may be nested, and how many lists followed. */
const MAX_DEPTH = 16;

/**
 * The file that `exports` of a package.json names for a subpath (`.`, `./feature`), relative to the package, as Node.js
 * resolves it (doc/api/esm.md, PACKAGE_EXPORTS_RESOLVE). `undefined` where the package does not let it be loaded.
 */
export function resolveExports(exports: unknown, subpath: string, conditions: ReadonlySet<string>): string | undefined {
  if (!isRecord(exports) || !Object.keys(exports).some((key) => key.startsWith('.'))) {
    return subpath === '.' ? target(exports, '', conditions, 0) : undefined;
  }
  if (Object.hasOwn(exports, subpath) && !subpath.includes('*')) return target(exports[subpath], '', conditions, 0);
  const [pattern, match] = bestPattern(Object.keys(exports), subpath);
  return pattern === undefined ? undefined : target(exports[pattern], match, conditions, 0);
}

/** The pattern with the longest beginning that fits, and what its star stands for. */
function bestPattern(keys: readonly string[], subpath: string): [pattern: string | undefined, match: string] {
  let best: string | undefined;
  let match = '';
  for (const key of keys) {
    const star = key.indexOf('*');
    const [before, after] = star === -1 ? [key, ''] : [key.slice(0, star), key.slice(star + 1)];
    if (star === -1 && !key.endsWith('/')) continue;
    if (!subpath.startsWith(before) || !subpath.endsWith(after) || subpath.length < before.length + after.length)
      continue;
    if (best !== undefined && best.indexOf('*') >= star && star !== -1) continue;
    best = key;
    match = subpath.slice(before.length, subpath.length - after.length);
  }
  return [best, match];
}

function target(value: unknown, match: string, conditions: ReadonlySet<string>, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (typeof value === 'string') return value.endsWith('/') ? `${value}${match}` : value.replaceAll('*', () => match);
  if (Array.isArray(value)) {
    for (const one of value.slice(0, MAX_DEPTH)) {
      const found = target(one, match, conditions, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  for (const [condition, one] of Object.entries(value)) {
    if (condition !== 'default' && !conditions.has(condition)) continue;
    const found = target(one, match, conditions, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
