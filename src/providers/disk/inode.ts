import type { EntryType } from '../../model/files.js';

/** What an inode says of its file (Linux, Documentation/filesystems/ext4, "Index Nodes"). */
export interface Inode {
  readonly type: EntryType;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes. */
  readonly size: number;
  readonly extents: boolean;
  /** Content in the inode itself. */
  readonly inline: boolean;
  readonly encrypted: boolean;
  /** The map of its blocks, or the target of a short link: 60 bytes. */
  readonly map: Buffer;
}

/** The upper bits of a mode (inode(7)). */
const TYPES = new Map<number, EntryType>([
  [1, 'fifo'],
  [2, 'character'],
  [4, 'directory'],
  [6, 'block'],
  [8, 'file'],
  [10, 'symlink'],
  [12, 'socket'],
]);
const FLAG = { encrypted: 0x800, extents: 0x80000, inline: 0x10000000 };

/** Reads an inode of at least 128 bytes. Throws `Error` for one that is of no known type, such as one not in use. */
export function parseInode(bytes: Buffer): Inode {
  const mode = bytes.readUInt16LE(0);
  const type = TYPES.get(mode >> 12);
  if (type === undefined) throw new Error('an inode is of no known type');
  const flags = bytes.readUInt32LE(32);
  return {
    type,
    mode: mode & 0o7777,
    uid: bytes.readUInt16LE(2) + bytes.readUInt16LE(120) * 65_536,
    gid: bytes.readUInt16LE(24) + bytes.readUInt16LE(122) * 65_536,
    size: bytes.readUInt32LE(4) + bytes.readUInt32LE(108) * 2 ** 32,
    extents: (flags & FLAG.extents) !== 0,
    inline: (flags & FLAG.inline) !== 0,
    encrypted: (flags & FLAG.encrypted) !== 0,
    map: Buffer.from(bytes.subarray(40, 100)),
  };
}

/** One name in a directory. */
export interface DirectoryEntry {
  readonly name: Buffer;
  readonly inode: number;
}

/**
 * The names in one block of a directory but `.` and `..`; blocks of its hash tree look as if they held none.
 * Throws `Error` when it is damaged.
 */
export function* directoryEntries(block: Buffer, typed: boolean): Generator<DirectoryEntry> {
  for (let at = 0; at + 8 <= block.length; ) {
    const stored = block.readUInt16LE(at + 4);
    // A block of 64 KiB is longer than its number can say.
    const length = stored === 0 || stored === 65_535 ? block.length - at : stored;
    const nameLength = typed ? (block[at + 6] ?? 0) : block.readUInt16LE(at + 6);
    if (length < 8 || at + length > block.length || 8 + nameLength > length) throw new Error('a directory is damaged');
    const inode = block.readUInt32LE(at);
    const name = block.subarray(at + 8, at + 8 + nameLength);
    if (inode !== 0 && nameLength > 0 && !/^\.{1,2}$/.test(name.toString('latin1'))) {
      if (name.includes(0x2f) || name.includes(0)) throw new Error('a name in a directory is none');
      yield { name: Buffer.from(name), inode };
    }
    at += length;
  }
}
