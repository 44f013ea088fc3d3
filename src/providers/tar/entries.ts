import type { EntryType } from '../../model/files.js';
import { decodeName } from '../files/names.js';
import { BLOCK, decodeHeader, TarError, type TarHeader } from './header.js';
import { parsePax } from './pax.js';

/** A tar entry with its extended headers applied. Names are as written, not yet made safe. */
export interface TarEntry {
  readonly name: string;
  readonly type: EntryType;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of data in the archive; none for links, directories and devices. */
  readonly size: number;
  readonly link: string | undefined;
  /** The data is a sparse map and the file's pieces, not the file. */
  readonly sparse: boolean;
}

/** What to do after a header block: read the data of an extended header, look at an entry, pass over blocks, or stop. */
export type TarStep =
  | { readonly kind: 'entry'; readonly entry: TarEntry; readonly size: number }
  | { readonly kind: 'extension'; readonly size: number; accept(bytes: Uint8Array): void }
  | { readonly kind: 'skip'; readonly size: number }
  | { readonly kind: 'again' }
  | { readonly kind: 'end' };

/** Bytes of one extended header at most; GNU and pax write a few hundred. */
const MAX_EXTENSION = 8 * 1024 * 1024;

/** Types of headers that say something of the entry behind them. */
const OPENING: ReadonlySet<string> = new Set(['x', 'L', 'K']);

/** Keys of which each version of GNU's sparse format in pax headers has one (GNU tar manual, "Storing Sparse Files"). */
const SPARSE_KEYS = ['GNU.sparse.major', 'GNU.sparse.map', 'GNU.sparse.numblocks'];

const TYPES: Readonly<Record<string, EntryType>> = {
  '0': 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'character',
  '4': 'block',
  '5': 'directory',
  '6': 'fifo',
  '7': 'file',
  S: 'file',
};

/**
 * Turns the header blocks of a tar into entries. Whoever drives it, by streaming or by hopping, gives it one header block
 * at a time and does what the step says; so both read the same archive the same way.
 */
export class TarHeaders {
  readonly #global = new Map<string, string | undefined>();
  /** Whether something was read that an entry must follow. */
  #open = false;
  #local = new Map<string, string | undefined>();
  #longName: string | undefined;
  #longLink: string | undefined;
  #sparseMap: TarStep | undefined;

  /** `offset` is where the block lies, for messages. Throws {@link TarError}. */
  step(block: Uint8Array, offset: number): TarStep {
    if (this.#sparseMap !== undefined) return this.#sparseBlock(block);
    const header = decodeHeader(block, offset);
    if (header === undefined) {
      this.finish(offset);
      return { kind: 'end' };
    }
    this.#open = OPENING.has(header.type) || header.extended;
    switch (header.type) {
      case 'x':
        return this.#extension(header, offset, (bytes) => {
          this.#local = parsePax(bytes);
        });
      case 'g':
        return this.#extension(header, offset, (bytes) => {
          for (const [key, value] of parsePax(bytes)) this.#global.set(key, value);
        });
      case 'L':
        return this.#extension(header, offset, (bytes) => {
          this.#longName = untilNul(bytes);
        });
      case 'K':
        return this.#extension(header, offset, (bytes) => {
          this.#longLink = untilNul(bytes);
        });
      case 'V':
      case 'M':
      case 'N':
      case 'X':
        return { kind: 'skip', size: header.size };
      default:
        return this.#entry(header, offset);
    }
  }

  /** Says that the archive ends at `offset`. Throws {@link TarError} where an entry was announced and did not come. */
  finish(offset: number): void {
    if (this.#open) throw new TarError('tar ends after an extended header, before its entry', offset);
  }

  #extension(header: TarHeader, offset: number, accept: (bytes: Uint8Array) => void): TarStep {
    if (header.size > MAX_EXTENSION) {
      throw new TarError(`extended tar header of ${header.size} bytes (at most ${MAX_EXTENSION} are read)`, offset);
    }
    return { kind: 'extension', size: header.size, accept };
  }

  #entry(header: TarHeader, offset: number): TarStep {
    const isExtended = this.#local.size + this.#global.size > 0;
    const pax = (key: string): string | undefined =>
      isExtended ? (this.#local.has(key) ? this.#local.get(key) : this.#global.get(key)) : undefined;
    const name = pax('path') ?? this.#longName ?? header.name;
    const link = pax('linkpath') ?? this.#longLink ?? header.linkName;
    const size = hasData(header.type) ? (decimal(pax('size')) ?? header.size) : 0;
    const sparse = header.type === 'S' || (isExtended && SPARSE_KEYS.some((key) => pax(key) !== undefined));
    const entry: TarEntry = {
      name: pax('GNU.sparse.name') ?? name,
      type: typeOf(header.type, name),
      mode: header.mode,
      uid: decimal(pax('uid')) ?? header.uid,
      gid: decimal(pax('gid')) ?? header.gid,
      size,
      link: header.type === '1' || header.type === '2' ? link : undefined,
      sparse,
    };
    if (!Number.isSafeInteger(offset + size)) throw new TarError('tar entry with an impossible size', offset);
    if (isExtended) this.#local = new Map();
    this.#longName = undefined;
    this.#longLink = undefined;
    const step: TarStep = { kind: 'entry', entry, size };
    if (!header.extended) return step;
    this.#sparseMap = step;
    return { kind: 'again' };
  }

  /** The old GNU sparse format continues its map in blocks between header and data; byte 504 says whether one more follows. */
  #sparseBlock(block: Uint8Array): TarStep {
    if (block[504] !== 0) return { kind: 'again' };
    const step = this.#sparseMap as TarStep;
    this.#sparseMap = undefined;
    this.#open = false;
    return step;
  }
}

/** Bytes of padding after `size` bytes of data. */
export function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** Links and devices have no data, whatever their size field says; unknown types are read as files (POSIX). */
function hasData(type: string): boolean {
  return !['1', '2', '3', '4', '5', '6'].includes(type);
}

/** Before ustar a directory was a file whose name ends in a slash. */
function typeOf(flag: string, name: string): EntryType {
  const type = TYPES[flag] ?? 'file';
  return type === 'file' && name.endsWith('/') ? 'directory' : type;
}

function decimal(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function untilNul(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decodeName(end === -1 ? bytes : bytes.subarray(0, end));
}
