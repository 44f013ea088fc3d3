import { constants, inflateRawSync } from 'node:zlib';

/** An archive is not what it says. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;
const MAX_ENTRIES = 200_000;
/** Of a member that is looked into, unless more is asked for. */
const MAX_UNPACKED = 8 * 1024 * 1024;

/** One file in an archive. */
export interface Member {
  readonly name: string;
  /** How it is packed: 0 not, 8 deflated. */
  readonly method: number;
  /** Bytes as packed. */
  readonly packed: number;
  /** Where its own header lies. */
  readonly offset: number;
}

/** The members of an archive by its central directory (APPNOTE.TXT 4.3). Throws {@link ArchiveError}. */
export function* members(bytes: Uint8Array): Iterable<Member> {
  const view = viewOf(bytes);
  const end = endOf(view);
  let at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  if (at === 0xffffffff) throw new ArchiveError('is a ZIP64 archive, which is not read');
  for (let left = Math.min(count, MAX_ENTRIES); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) {
      throw new ArchiveError('has a directory that is damaged');
    }
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + at + 46, Math.min(nameLength, bytes.length - at - 46));
    yield {
      name: name.toString('utf8'),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function endOf(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) if (view.getUint32(at, true) === END) return at;
  throw new ArchiveError('has no directory: it is no archive, or cut short');
}

/** The beginning of a member: of what is packed at most `slice` bytes are looked at. Throws {@link ArchiveError}. */
export function startOf(bytes: Uint8Array, { name, method, packed, offset }: Member, slice: number): Uint8Array {
  const view = viewOf(bytes);
  if (offset + 30 > bytes.length) throw new ArchiveError(`says that ${name} lies behind its end`);
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(from, Math.min(bytes.length, from + Math.min(packed, slice)));
  if (method === 0) return data;
  if (method !== 8) throw new ArchiveError(`packs ${name} in a way that Java does not know (${method})`);
  try {
    return inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_UNPACKED });
  } catch (error) {
    throw new ArchiveError(`does not unpack ${name}: ${(error as Error).message}`);
  }
}

/** All of a member; `undefined` for one that is not packed as Java knows, damaged, or unpacks to more than `most` bytes. */
export function wholeOf(bytes: Uint8Array, member: Member, most: number): Uint8Array | undefined {
  const { method, packed, offset } = member;
  if (offset + 30 > bytes.length) return undefined;
  const view = viewOf(bytes);
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + packed > bytes.length) return undefined;
  const data = bytes.subarray(from, from + packed);
  if (method === 0) return data.length <= most ? data : undefined;
  if (method !== 8 || most <= 0) return undefined;
  try {
    return inflateRawSync(data, { maxOutputLength: most });
  } catch {
    // Whoever asks names it as one that was not looked into.
    return undefined;
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
