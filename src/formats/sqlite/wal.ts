import { SqliteFormatError } from './header.js';

/** What a write-ahead log adds to its database: the last committed state of every page in it. */
export interface Wal {
  /** Bytes; 0 when the log holds nothing. */
  readonly pageSize: number;
  /** Page number → content, views of the given bytes. */
  readonly pages: ReadonlyMap<number, Uint8Array>;
  /** Offset of a page's content in the log. */
  readonly offsets: ReadonlyMap<number, number>;
  /** Pages of the database after the last commit; 0 when nothing was committed. */
  readonly pageCount: number;
  /** Sound frames after the last commit: a transaction that was never finished, which SQLite ignores as well. */
  readonly uncommitted: number;
  /** What hints at a log that is cut or damaged. */
  readonly faults: readonly SqliteFormatError[];
}

const WAL_HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC_LITTLE = 0x377f0682;
const MAGIC_BIG = 0x377f0683;
const VERSION = 3007000;

/** Whether the bytes begin as a write-ahead log does. */
export function isWal(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return false;
  const magic = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  return magic === MAGIC_LITTLE || magic === MAGIC_BIG;
}

/**
 * Reads a write-ahead log as SQLite's recovery does ("WAL-mode File Format", section 4): frames count up to the first
 * one whose salts or checksum do not fit, and of those only the ones up to the last commit.
 * Frames with other salts are leftovers of an earlier log and no fault. Never throws: a log that SQLite would
 * ignore gives no pages, and says so in `faults`.
 */
export function readWal(bytes: Uint8Array): Wal {
  if (bytes.length === 0) return emptyWal([]);
  const header = readWalHeader(bytes);
  if (header instanceof SqliteFormatError) return emptyWal([header]);
  return readFrames(bytes, header);
}

function emptyWal(faults: readonly SqliteFormatError[]): Wal {
  return { pageSize: 0, pages: new Map(), offsets: new Map(), pageCount: 0, uncommitted: 0, faults };
}

interface WalHeader {
  readonly view: DataView;
  readonly littleEndian: boolean;
  readonly pageSize: number;
  readonly checksum: Checksum;
}

function readWalHeader(bytes: Uint8Array): WalHeader | SqliteFormatError {
  if (bytes.length < WAL_HEADER) {
    return new SqliteFormatError(`the write-ahead log ends at offset ${bytes.length}, inside its header`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!isWal(bytes)) return new SqliteFormatError('no write-ahead log: unknown magic number at offset 0');
  if (view.getUint32(4) !== VERSION) {
    return new SqliteFormatError(`unknown version ${view.getUint32(4)} of the write-ahead log at offset 4`);
  }
  const pageSize = view.getUint32(8);
  if (pageSize < 512 || pageSize > 65536 || (pageSize & (pageSize - 1)) !== 0) {
    return new SqliteFormatError(`page size ${pageSize} at offset 8 of the write-ahead log is no power of two`);
  }
  const littleEndian = view.getUint32(0) === MAGIC_LITTLE;
  const checksum = new Checksum(littleEndian);
  checksum.add(view, 0, 24);
  if (!checksum.matches(view, 24)) {
    return new SqliteFormatError('the checksum at offset 24 of the write-ahead log does not match its header');
  }
  return { view, littleEndian, pageSize, checksum };
}

function readFrames(bytes: Uint8Array, { view, pageSize, checksum }: WalHeader): Wal {
  const committed = new Map<number, number>();
  let pending = new Map<number, number>();
  let pageCount = 0;
  let uncommitted = 0;
  const faults: SqliteFormatError[] = [];
  for (let frame = WAL_HEADER; frame < bytes.length; frame += FRAME_HEADER + pageSize) {
    const state = checkFrame(view, frame, pageSize, checksum);
    if (state instanceof SqliteFormatError) faults.push(state);
    if (state !== 'sound') break;
    pending.set(view.getUint32(frame), frame + FRAME_HEADER);
    uncommitted++;
    const size = view.getUint32(frame + 4);
    if (size === 0) continue;
    for (const [page, offset] of pending) committed.set(page, offset);
    pending = new Map();
    pageCount = size;
    uncommitted = 0;
  }
  const pages = new Map<number, Uint8Array>();
  for (const [page, offset] of committed) {
    // A database that shrank keeps frames of pages which it no longer has.
    if (page <= pageCount) pages.set(page, bytes.subarray(offset, offset + pageSize));
  }
  return { pageSize, pages, offsets: committed, pageCount, uncommitted, faults };
}

/** Whether the frame at `frame` counts; `other` when it stems from an earlier log. */
function checkFrame(
  view: DataView,
  frame: number,
  pageSize: number,
  sum: Checksum,
): 'sound' | 'other' | SqliteFormatError {
  if (frame + FRAME_HEADER > view.byteLength) {
    return new SqliteFormatError(`the write-ahead log ends at offset ${view.byteLength}, inside the head of a frame`);
  }
  const sameSalts =
    view.getUint32(frame + 8) === view.getUint32(16) && view.getUint32(frame + 12) === view.getUint32(20);
  if (!sameSalts) return 'other';
  if (frame + FRAME_HEADER + pageSize > view.byteLength) {
    return new SqliteFormatError(`the write-ahead log ends at offset ${view.byteLength}, inside the frame at ${frame}`);
  }
  sum.add(view, frame, 8);
  sum.add(view, frame + FRAME_HEADER, pageSize);
  if (!sum.matches(view, frame + 16)) {
    return new SqliteFormatError(`the frame at offset ${frame} of the write-ahead log does not match its checksum`);
  }
  if (view.getUint32(frame) === 0) {
    return new SqliteFormatError(`the frame at offset ${frame} of the write-ahead log is for page 0`);
  }
  return 'sound';
}

/** The running checksum over header and frames: "WAL-mode File Format", section 4.4. */
class Checksum {
  #first = 0;
  #second = 0;

  /** The magic number says in which byte order the words are summed; the sums are always stored big-endian. */
  constructor(private readonly littleEndian: boolean) {}

  /** Adds `length` bytes, a multiple of 8. */
  add(view: DataView, offset: number, length: number): void {
    let first = this.#first;
    let second = this.#second;
    for (let at = offset; at < offset + length; at += 8) {
      first = (first + view.getUint32(at, this.littleEndian) + second) >>> 0;
      second = (second + view.getUint32(at + 4, this.littleEndian) + first) >>> 0;
    }
    this.#first = first;
    this.#second = second;
  }

  matches(view: DataView, offset: number): boolean {
    return this.#first === view.getUint32(offset) && this.#second === view.getUint32(offset + 4);
  }
}
