import { RpmFormatError } from './header.js';

const METADATA_SIZE = 72;
const HASH_MAGIC = 0x061561;
const BTREE_MAGIC = 0x053162;

/** Whether the bytes begin as a Berkeley DB hash or b-tree database does, in either byte order. */
export function isBdb(bytes: Uint8Array): boolean {
  if (bytes.length < 16) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return [HASH_MAGIC, BTREE_MAGIC].some((magic) => view.getUint32(12) === magic || view.getUint32(12, true) === magic);
}

/** What the metadata page says, as far as reading needs it. */
export interface BdbMetadata {
  readonly littleEndian: boolean;
  /** Bytes. */
  readonly pageSize: number;
  /** Number of the last page, the metadata being page 0. */
  readonly lastPage: number;
}

/**
 * Reads the metadata page of a hash database: `DBMETA` in Berkeley DB's `db_page.h`.
 * Throws {@link RpmFormatError} when the bytes are none, or one that rpm never wrote.
 */
export function readBdbMetadata(bytes: Uint8Array): BdbMetadata {
  if (!isBdb(bytes)) throw new RpmFormatError('no Berkeley DB: unknown magic number at offset 12');
  if (bytes.length < METADATA_SIZE)
    throw new RpmFormatError(`the file ends at offset ${bytes.length}, inside its metadata`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const littleEndian = [HASH_MAGIC, BTREE_MAGIC].includes(view.getUint32(12, true));
  if (view.getUint32(12, littleEndian) !== HASH_MAGIC) {
    throw new RpmFormatError('a Berkeley DB b-tree (magic number at offset 12), rpm keeps its packages in a hash');
  }
  const version = view.getUint32(16, littleEndian);
  // The pages are the same since hash version 7 (Berkeley DB 4.0, 2001); rpm itself reads 8 to 10.
  if (version < 7 || version > 10)
    throw new RpmFormatError(`unknown version ${version} of the hash format at offset 16`);
  const pageSize = view.getUint32(20, littleEndian);
  if (pageSize < 512 || pageSize > 65536 || (pageSize & (pageSize - 1)) !== 0) {
    throw new RpmFormatError(`page size ${pageSize} at offset 20 is no power of two from 512 to 65536`);
  }
  if (view.getUint8(24) !== 0) throw new RpmFormatError('the database is encrypted (offset 24)');
  if ((view.getUint8(26) & 1) !== 0) throw new RpmFormatError('its pages carry checksums (offset 26), rpm writes none');
  return { littleEndian, pageSize, lastPage: view.getUint32(32, littleEndian) };
}
