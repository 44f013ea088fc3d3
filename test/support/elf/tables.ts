import type { ElfSpec, SymbolSpec } from './spec.js';
import type { Strings, Writer } from './writer.js';

/** A version by its place: one that the file defines, or one of a library. */
interface Version {
  readonly name: string;
  readonly library: string | undefined;
  readonly weak: boolean;
  readonly index: number;
}

/** The symbols and versions of a {@link ElfSpec}, in the order of the file. */
export interface Plan {
  readonly symbols: readonly SymbolSpec[];
  readonly firstDefined: number;
  readonly versions: readonly Version[];
  readonly bucketCount: number;
}

/** The hash of DT_GNU_HASH. */
export function gnuHash(name: string): number {
  let hash = 5381;
  for (const byte of Buffer.from(name)) hash = (Math.imul(hash, 33) + byte) >>> 0;
  return hash;
}

/** The hash of DT_HASH and of version names (gABI, "Hash Table"). */
function elfHash(name: string): number {
  let hash = 0;
  for (const byte of Buffer.from(name)) {
    hash = ((hash << 4) >>> 0) + byte;
    const high = hash & 0xf0000000;
    hash = ((high === 0 ? hash : hash ^ (high >>> 24)) & ~high) >>> 0;
  }
  return hash;
}

export function plan(spec: ElfSpec): Plan {
  const all = spec.symbols ?? [];
  const defined = all.filter((symbol) => !symbol.undefined);
  const bucketCount = Math.max(1, defined.length >> 1);
  const bucket = (symbol: SymbolSpec) => gnuHash(symbol.name) % bucketCount;
  const absent = all.filter((symbol) => symbol.undefined);
  const symbols = [...absent, ...defined.sort((a, b) => bucket(a) - bucket(b))];
  return { symbols, firstDefined: absent.length + 1, versions: versionsOf(spec), bucketCount };
}

function versionsOf(spec: ElfSpec): Version[] {
  const versions: Version[] = (spec.versions ?? []).map((name, i) => ({
    name,
    library: undefined,
    weak: false,
    index: i + 2,
  }));
  const named = (spec.symbols ?? []).flatMap(({ version }) => (version?.includes(':') ? [version.split(':')] : []));
  const asked = Object.entries(spec.needs ?? {}).flatMap(([library, names]) => names.map((name) => [library, name]));
  for (const [library = '', name = ''] of [...asked, ...named]) {
    const plain = name.replace(/^\?/, '');
    if (versions.some((known) => known.name === plain && known.library === library)) continue;
    versions.push({ name: plain, library, weak: name.startsWith('?'), index: versions.length + 2 });
  }
  return versions;
}

export function writeSymbols(writer: Writer, { symbols }: Plan, strings: Strings): void {
  writer.bytes(new Uint8Array(writer.wide ? 24 : 16));
  symbols.forEach((symbol, i) => {
    const type = { function: 2, object: 1, tls: 6, section: 3 }[symbol.type ?? 'function'];
    const info = ((symbol.weak ? 2 : 1) << 4) | type;
    const other = { default: 0, hidden: 2, protected: 3 }[symbol.visibility ?? 'default'];
    const section = symbol.undefined ? 0 : symbol.absolute ? 0xfff1 : 1;
    const value = symbol.undefined || symbol.absolute || symbol.type === 'tls' ? 0 : 0x100 + i;
    writer.u32(strings.at(symbol.name));
    if (writer.wide) writer.u8(info, other).u16(section).u64(value, 0);
    else writer.u32(value, 0).u8(info, other).u16(section);
  });
}

export function writeVersionSymbols(writer: Writer, { symbols, versions }: Plan): void {
  writer.u16(0);
  for (const { version } of symbols) {
    const [library, wanted] = version?.includes(':') ? version.split(':') : [undefined, version];
    const name = wanted?.replace(/^@/, '');
    const index = versions.find((known) => known.name === name && known.library === library)?.index ?? 1;
    writer.u16(index | (wanted?.startsWith('@') ? 0x8000 : 0));
  }
}

export function writeVersionNeeds(writer: Writer, { versions }: Plan, strings: Strings): number {
  const libraries = [...new Set(versions.flatMap(({ library }) => library ?? []))];
  libraries.forEach((library, i) => {
    const needed = versions.filter((version) => version.library === library);
    const next = i === libraries.length - 1 ? 0 : 16 * (needed.length + 1);
    writer.u16(1, needed.length).u32(strings.at(library), 16, next);
    needed.forEach(({ name, weak, index }, j) => {
      const nextName = j === needed.length - 1 ? 0 : 16;
      writer
        .u32(elfHash(name))
        .u16(weak ? 2 : 0, index)
        .u32(strings.at(name), nextName);
    });
  });
  return libraries.length;
}

export function writeVersionDefinitions(writer: Writer, { versions }: Plan, strings: Strings, base: string): number {
  const own = versions.filter(({ library }) => library === undefined);
  if (own.length === 0) return 0;
  [{ name: base, index: 1 }, ...own].forEach(({ name, index }, i) => {
    writer.u16(1, i === 0 ? 1 : 0, index, 1).u32(elfHash(name), 20, i === own.length ? 0 : 28);
    writer.u32(strings.at(name), 0);
  });
  return own.length + 1;
}

export function writeGnuHash(writer: Writer, { symbols, firstDefined, bucketCount }: Plan): void {
  const defined = symbols.slice(firstDefined - 1);
  // GNU ld writes this for a file that defines nothing: the first symbol is said to be 1, whatever there is.
  const first = defined.length === 0 ? 1 : firstDefined;
  writer.u32(bucketCount, first, 1, 0).word(0);
  const buckets = defined.map(({ name }) => gnuHash(name) % bucketCount);
  for (let i = 0; i < bucketCount; i++) {
    const at = buckets.indexOf(i);
    writer.u32(at < 0 ? 0 : at + first);
  }
  defined.forEach(({ name }, i) => {
    writer.u32((gnuHash(name) & ~1) | (buckets[i + 1] === buckets[i] ? 0 : 1));
  });
}

export function writeSysvHash(writer: Writer, { symbols }: Plan, wideEntries: boolean): void {
  const put = (...values: number[]) => (wideEntries ? writer.u64(...values) : writer.u32(...values));
  put(1, symbols.length + 1, symbols.length);
  for (let i = 0; i <= symbols.length; i++) put(i === 0 ? 0 : i - 1);
}
