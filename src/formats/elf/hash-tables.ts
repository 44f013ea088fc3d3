import { Tag } from './dynamic.js';
import type { ElfImage } from './image.js';
import { EM_ALPHA, EM_MIPS, EM_S390 } from './machine.js';
import { ElfError } from './source.js';

/** The part of the symbol table in which the loader looks symbols up. */
export interface LookupTable {
  /** Index of the first symbol that can be found. */
  readonly first: number;
  /** Index after the last one. */
  readonly end: number;
}

/** What DT_GNU_HASH says, else DT_HASH, in the order of glibc's setup_hash; empty when the file has neither. */
export function lookupTable(image: ElfImage): LookupTable {
  return gnuHashTable(image) ?? sysvHashTable(image) ?? { first: 0, end: 0 };
}

/** DT_GNU_HASH: four words, a Bloom filter, buckets, and one hash a symbol; the lowest bit ends a bucket's chain. */
function gnuHashTable(image: ElfImage): LookupTable | undefined {
  const address = image.dynamic?.get(Tag.gnuHash);
  if (address === undefined) return undefined;
  const what = 'GNU hash table';
  const { offset, available } = image.space.locate(address, what);
  const head = image.bytes(offset, 16, what);
  const [bucketCount, first] = [head.u32(0), head.u32(4)];
  const bucketsAt = 16 + head.u32(8) * (image.header.class / 8);
  const chainsAt = bucketsAt + bucketCount * 4;
  if (chainsAt > available) throw new ElfError(`the ${what} is larger than its segment`, offset);
  const buckets = image.bytes(offset + bucketsAt, bucketCount * 4, what);
  let last = 0;
  for (let i = 0; i < bucketCount; i++) last = Math.max(last, buckets.u32(4 * i));
  if (last < first) return { first, end: first };
  return { first, end: first + chainEnd(image, offset + chainsAt, last - first, available - chainsAt) };
}

/** Index after the last member of the chain that starts at `index`. */
function chainEnd(image: ElfImage, offset: number, index: number, available: number): number {
  for (let i = index; (i + 1) * 4 <= available; i++) {
    if ((image.bytes(offset + i * 4, 4, 'GNU hash table').u32(0) & 1) === 1) return i + 1;
  }
  throw new ElfError('a chain of the GNU hash table does not end', offset);
}

/** DT_HASH (gABI, "Hash Table"): its second word is the number of symbols. */
function sysvHashTable(image: ElfImage): LookupTable | undefined {
  const address = image.dynamic?.get(Tag.hash);
  if (address === undefined) return undefined;
  const { offset } = image.space.locate(address, 'hash table');
  const { machine, class: width } = image.header;
  const wide = machine === EM_ALPHA || (machine === EM_S390 && width === 64);
  const end = wide ? image.bytes(offset, 16, 'hash table').u64(8) : image.bytes(offset, 8, 'hash table').u32(4);
  return { first: 1, end };
}

/** Number of symbols that MIPS files state outright; `undefined` on other processors. */
export function statedSymbolCount(image: ElfImage): number | undefined {
  return image.header.machine === EM_MIPS ? image.dynamic?.get(Tag.mipsSymbolCount) : undefined;
}

/** Index of the first symbol that has an entry in the global offset table of a MIPS file; `undefined` on other processors. */
export function firstSymbolInGot(image: ElfImage): number | undefined {
  return image.header.machine === EM_MIPS ? image.dynamic?.get(Tag.mipsGotSymbol) : undefined;
}
