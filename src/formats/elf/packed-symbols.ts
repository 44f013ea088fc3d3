import type { DefinedGroup } from './defined-symbols.js';
import { decodeSymbolSet, encodeSymbolSet } from './symbol-set.js';
import type { UndefinedGroup } from './undefined-symbols.js';

/**
 * The symbols of a file as plain strings for a snapshot.
 * A version's key in `defined` is its name, empty for none, with `@` before it when its symbols are hidden.
 * A version's key in the others is `VERSION@LIBRARY`, empty for none; names are separated by line feeds.
 */
export interface PackedSymbols {
  readonly defined?: Record<string, string>;
  /** The file's first version, which glibc also gives to references without a version. */
  readonly oldestVersion?: string;
  readonly eager?: Record<string, string>;
  readonly lazy?: Record<string, string>;
  readonly optional?: Record<string, string>;
}

/** Packs the symbols of a file; what is empty is left out, and so are weak symbols without a version: nothing rests on them. */
export function packSymbols(defined: readonly DefinedGroup[], wanted: readonly UndefinedGroup[]): PackedSymbols {
  const packed: { -readonly [Key in keyof PackedSymbols]: PackedSymbols[Key] } = {};
  if (defined.length > 0) packed.defined = Object.fromEntries(defined.map(definedEntry));
  const oldest = defined.find((group) => group.oldest)?.version;
  if (oldest !== undefined) packed.oldestVersion = oldest;
  for (const binding of BINDINGS) {
    const groups = wanted.filter((group) => group.binding === binding);
    const entries = groups.map(wantedEntry).filter(([key]) => binding !== 'optional' || key !== '');
    if (entries.length > 0) packed[binding] = Object.fromEntries(entries);
  }
  return packed;
}

const BINDINGS = ['eager', 'lazy', 'optional'] as const;

function definedEntry({ version = '', hidden, hashes }: DefinedGroup): [key: string, set: string] {
  return [hidden ? `@${version}` : version, encodeSymbolSet(hashes)];
}

function wantedEntry({ version, library = '', names }: UndefinedGroup): [key: string, names: string] {
  return [version === undefined ? '' : `${version}@${library}`, joined(names)];
}

/** Joining one name gives that name, which shares memory with the whole string table: it is copied. */
function joined(names: readonly string[]): string {
  const [first = ''] = names;
  return names.length === 1 ? Buffer.from(first).toString() : names.join('\n');
}

/** The defined symbols again. Throws {@link SymbolSetError} where the text is not what {@link packSymbols} wrote. */
export function unpackDefined({ defined = {}, oldestVersion }: PackedSymbols): DefinedGroup[] {
  return Object.entries(defined).map(([key, set]) => {
    const hidden = key.startsWith('@');
    const name = hidden ? key.slice(1) : key;
    const version = name === '' ? undefined : name;
    return {
      version,
      hidden,
      oldest: version !== undefined && version === oldestVersion,
      hashes: decodeSymbolSet(set),
    };
  });
}

/** The wanted symbols again, but for those that were left out. Never throws. */
export function unpackUndefined(packed: PackedSymbols): UndefinedGroup[] {
  return BINDINGS.flatMap((binding) =>
    Object.entries(packed[binding] ?? {}).map(([key, names]) => {
      const [version = '', library = ''] = key.split(/@(.*)/s);
      return {
        binding,
        version: version === '' ? undefined : version,
        library: library === '' ? undefined : library,
        names: names.split('\n'),
      };
    }),
  );
}
