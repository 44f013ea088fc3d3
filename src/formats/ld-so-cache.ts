/** The cache is broken where it is read; nothing of it can be trusted, as the loader does not either. */
export class LdCacheError extends Error {
  override readonly name = 'LdCacheError';
}

/** One library that ldconfig(8) found. */
export interface LdCacheEntry {
  /** By which it is looked up: its soname. */
  readonly name: string;
  /** Where it was. */
  readonly path: string;
  /** Kind of library and ABI: glibc, sysdeps/generic/ldconfig.h. `0x303` is x86-64, `0x3` i386. */
  readonly flags: number;
  /** Subdirectory of `glibc-hwcaps` that it lies in: only for processors of that kind. */
  readonly hwcaps?: string;
  /** Processor features by the old scheme (`/lib/tls/i686`): glibc before 2.37 uses it where all of them are there. */
  readonly legacyHwcaps?: boolean;
}

/** What `/etc/ld.so.cache` says. */
export interface LdCache {
  /** `old` is the format up to glibc 2.1, `new` the one of today, `both` a file that holds one behind the other. */
  readonly format: 'old' | 'new' | 'both';
  readonly littleEndian: boolean;
  /** In the order of the file. */
  readonly entries: readonly LdCacheEntry[];
}

const OLD_MAGIC = 'ld.so-1.7.0';
const NEW_MAGIC = 'glibc-ld.so.cache1.1';
const OLD_HEADER = 16;
const OLD_ENTRY = 12;
const NEW_HEADER = 48;
const NEW_ENTRY = 24;
const EXTENSION_MAGIC = 0xeaa42174;
const HWCAPS_TAG = 1;
/** Bit 62 of an entry's capabilities, here in the upper of its two words: the lower one is an index. */
const HWCAPS_EXTENSION = 0x40000000;
/** cache_file_new.flags: how the numbers are written; 0 in files of glibc before 2.33. */
const BYTE_ORDER = { little: 2, big: 3 } as const;

/**
 * Reads `/etc/ld.so.cache`, layouts as in glibc, sysdeps/generic/dl-cache.h. The new format is preferred, as the loader does.
 * Throws {@link LdCacheError} when it is no such file, or one that is cut or lies about its size.
 */
export function parseLdCache(bytes: Uint8Array): LdCache {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(data, 0, NEW_MAGIC)) return parseNew(data, 0);
  if (!startsWith(data, 0, OLD_MAGIC)) throw new LdCacheError('it does not start like a cache of ldconfig');
  const littleEndian = guessOrder(data, 12, OLD_HEADER, OLD_ENTRY);
  const count = new Numbers(data, littleEndian).u32(12);
  const end = OLD_HEADER + count * OLD_ENTRY;
  const behind = Math.ceil(end / 8) * 8;
  if (startsWith(data, behind, NEW_MAGIC)) return parseNew(data, behind);
  return { format: 'old', littleEndian, entries: parseOld(data, littleEndian, count, end) };
}

function parseOld(data: Buffer, littleEndian: boolean, count: number, strings: number): LdCacheEntry[] {
  const numbers = new Numbers(data, littleEndian);
  const names = new Names(data);
  checkCount(data, count, OLD_HEADER, OLD_ENTRY);
  return Array.from({ length: count }, (_, i) => {
    const at = OLD_HEADER + i * OLD_ENTRY;
    return {
      name: names.at(strings + numbers.u32(at + 4)),
      path: names.at(strings + numbers.u32(at + 8)),
      flags: numbers.u32(at),
    };
  });
}

/** The new format, which starts at `start` of the file. */
function parseNew(file: Buffer, start: number): LdCache {
  const data = file.subarray(start);
  const littleEndian = newOrder(data);
  const numbers = new Numbers(data, littleEndian);
  const count = numbers.u32(20);
  checkCount(data, count, NEW_HEADER, NEW_ENTRY);
  const names = new Names(data);
  const hwcaps = hwcapsNames(file, names, numbers.u32(32), littleEndian);
  const highWord = littleEndian ? 4 : 0;
  const entries = Array.from({ length: count }, (_, i): LdCacheEntry => {
    const at = NEW_HEADER + i * NEW_ENTRY;
    const high = numbers.u32(at + 16 + highWord);
    const low = numbers.u32(at + 16 + (4 - highWord));
    const name = names.at(numbers.u32(at + 4));
    const entry = { name, path: names.at(numbers.u32(at + 8)), flags: numbers.u32(at) };
    if (high === 0 && low === 0) return entry;
    if ((high & HWCAPS_EXTENSION) === 0) return { ...entry, legacyHwcaps: true };
    const subdirectory = hwcaps[low];
    if (subdirectory === undefined) throw new LdCacheError(`${name} is for a processor that is not in its list`);
    return { ...entry, hwcaps: subdirectory };
  });
  return { format: start === 0 ? 'new' : 'both', littleEndian, entries };
}

function newOrder(data: Buffer): boolean {
  if (data.length < NEW_HEADER) throw new LdCacheError('it ends inside its header');
  const order = (data[28] ?? 0) & 3;
  if (order === BYTE_ORDER.little || order === BYTE_ORDER.big) return order === BYTE_ORDER.little;
  return guessOrder(data, 20, NEW_HEADER, NEW_ENTRY);
}

/** The order in which the number of entries fits the file; little where both do. */
function guessOrder(data: Buffer, at: number, header: number, entry: number): boolean {
  const fits = (littleEndian: boolean) => header + new Numbers(data, littleEndian).u32(at) * entry <= data.length;
  return fits(true) || !fits(false);
}

/**
 * Names of the `glibc-hwcaps` subdirectories, which entries name by number, from the extension at the end of the file.
 * Where its parts are is counted from the start of the file, where the names are from the start of the new format.
 */
function hwcapsNames(file: Buffer, names: Names, start: number, littleEndian: boolean): string[] {
  if (start === 0) return [];
  const numbers = new Numbers(file, littleEndian);
  if (numbers.u32(start) !== EXTENSION_MAGIC) throw new LdCacheError('its extension does not start like one');
  const sections = numbers.u32(start + 4);
  checkCount(file, sections, start + 8, 16);
  for (let i = 0; i < sections; i++) {
    const at = start + 8 + i * 16;
    if (numbers.u32(at) !== HWCAPS_TAG) continue;
    const [offset, count] = [numbers.u32(at + 8), Math.floor(numbers.u32(at + 12) / 4)];
    checkCount(file, count, offset, 4);
    return Array.from({ length: count }, (_, j) => names.at(numbers.u32(offset + 4 * j)));
  }
  return [];
}

function checkCount(data: Buffer, count: number, offset: number, entry: number): void {
  if (offset + count * entry > data.length) {
    throw new LdCacheError(
      `it says that it has ${count} entries of ${entry} bytes, but it has ${data.length} bytes in all`,
    );
  }
}

function startsWith(data: Buffer, at: number, magic: string): boolean {
  return data.toString('latin1', at, at + magic.length) === magic;
}

/** Text may be shared, as an end or as a whole, but no real cache unfolds to a multiple of its size. */
const MAX_UNFOLDED = 8;

class Names {
  #left: number;

  constructor(private readonly data: Buffer) {
    this.#left = data.length * MAX_UNFOLDED;
  }

  at(start: number): string {
    const end = start < this.data.length ? this.data.indexOf(0, start) : -1;
    if (end < 0) throw new LdCacheError(`a name at ${start} does not end inside it`);
    this.#left -= end - start;
    if (this.#left < 0) throw new LdCacheError('its names lie over one another');
    return this.data.toString('utf8', start, end);
  }
}

class Numbers {
  constructor(
    private readonly data: Buffer,
    private readonly littleEndian: boolean,
  ) {}

  u32(at: number): number {
    if (at + 4 > this.data.length) throw new LdCacheError(`it ends before ${at + 4}`);
    return this.littleEndian ? this.data.readUInt32LE(at) : this.data.readUInt32BE(at);
  }
}
