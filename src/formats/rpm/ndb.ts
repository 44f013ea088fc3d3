import { RpmFormatError } from './header.js';
import { type HeaderVisitor, MAX_FAULTS } from './scan.js';

const HEADER_SIZE = 32;
const SLOT_SIZE = 16;
const BLOCK_SIZE = 16;
const PAGE_SIZE = 4096;
const BLOB_HEAD = 16;
const BLOB_TAIL = 12;
const MAGIC = 'RpmP';
const SLOT_MAGIC = 'Slot';
const BLOB_START = 'BlbS';
const BLOB_END = 'BlbE';

interface Slot {
  readonly index: number;
  /** Bytes. */
  readonly offset: number;
  readonly length: number;
}

/** Whether the bytes begin as an ndb `Packages.db` does. */
export function isNdb(bytes: Uint8Array): boolean {
  return word(bytes, 0) === MAGIC;
}

/**
 * Visits the headers of an ndb `Packages.db`, in the order of their numbers; the blobs are views of `bytes`.
 * The layout is that of rpm's `lib/backend/ndb/rpmpkg.c`: pages of slots, each pointing to a run of 16-byte blocks.
 * Returns what could not be read; throws {@link RpmFormatError} when the bytes are no such database.
 */
export function scanNdb(bytes: Uint8Array, visit: HeaderVisitor): RpmFormatError[] {
  if (!isNdb(bytes)) throw new RpmFormatError(`no ndb database: offset 0 lacks "${MAGIC}"`);
  if (bytes.length < HEADER_SIZE)
    throw new RpmFormatError(`the file ends at offset ${bytes.length}, inside its header`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getUint32(4, true);
  if (version !== 0) throw new RpmFormatError(`unknown version ${version} of the ndb format at offset 4`);
  const faults: RpmFormatError[] = [];
  for (const slot of readSlots(bytes, view, faults)) {
    if (faults.length >= MAX_FAULTS) break;
    const blob = readBlob(bytes, view, slot);
    if (blob instanceof RpmFormatError) faults.push(blob);
    else visit(slot.index, blob);
  }
  return faults;
}

/** Slots in use, by their numbers; overlapping ones are faults, since every block belongs to one header. */
function readSlots(bytes: Uint8Array, view: DataView, faults: RpmFormatError[]): Slot[] {
  const promised = view.getUint32(12, true) * PAGE_SIZE;
  const end = Math.min(promised, bytes.length);
  if (end < promised) faults.push(new RpmFormatError(`the file ends at offset ${bytes.length}, inside its slots`));
  const slots: Slot[] = [];
  for (let at = HEADER_SIZE; at + SLOT_SIZE <= end && faults.length < MAX_FAULTS; at += SLOT_SIZE) {
    if (word(bytes, at) !== SLOT_MAGIC) {
      faults.push(new RpmFormatError(`the slot at offset ${at} lacks "${SLOT_MAGIC}"`));
      continue;
    }
    const block = view.getUint32(at + 8, true);
    if (block === 0) continue;
    const length = view.getUint32(at + 12, true) * BLOCK_SIZE;
    slots.push({ index: view.getUint32(at + 4, true), offset: block * BLOCK_SIZE, length });
  }
  slots.sort((a, b) => a.offset - b.offset);
  const apart: Slot[] = [];
  let free = promised;
  for (const slot of slots) {
    if (slot.offset >= free) {
      free = slot.offset + slot.length;
      apart.push(slot);
    } else if (faults.length < MAX_FAULTS) {
      faults.push(new RpmFormatError(`header ${slot.index} at offset ${slot.offset} overlaps what ends at ${free}`));
    }
  }
  return apart.sort((a, b) => a.index - b.index);
}

function readBlob(bytes: Uint8Array, view: DataView, { index, offset, length }: Slot): Uint8Array | RpmFormatError {
  if (offset + length > bytes.length) {
    return new RpmFormatError(
      `header ${index} at offset ${offset} reaches beyond the end of the file at ${bytes.length}`,
    );
  }
  if (
    length < BLOB_HEAD + BLOB_TAIL ||
    word(bytes, offset) !== BLOB_START ||
    view.getUint32(offset + 4, true) !== index
  ) {
    return new RpmFormatError(`header ${index} at offset ${offset} has no sound beginning`);
  }
  const size = view.getUint32(offset + 12, true);
  const tail = offset + length - BLOB_TAIL;
  const sound = word(bytes, tail + 8) === BLOB_END && view.getUint32(tail + 4, true) === size;
  if (!sound || BLOB_HEAD + size + BLOB_TAIL > length) {
    return new RpmFormatError(`header ${index} at offset ${offset} has no sound end at ${tail}`);
  }
  return bytes.subarray(offset + BLOB_HEAD, offset + BLOB_HEAD + size);
}

function word(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}
