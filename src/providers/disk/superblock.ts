/** What the superblock of ext2, ext3 or ext4 says (Linux, Documentation/filesystems/ext4, "The Super Block"). */
export interface Superblock {
  /** Bytes. */
  readonly blockSize: number;
  readonly blocks: number;
  readonly inodes: number;
  readonly blocksPerGroup: number;
  readonly inodesPerGroup: number;
  readonly inodeSize: number;
  readonly firstDataBlock: number;
  readonly descriptorSize: number;
  /** The group from which on descriptors lie in their groups; `undefined`: all lie together. */
  readonly firstMetaGroup: number | undefined;
  /** Whether backups of the superblock are in few groups only. */
  readonly sparse: boolean;
  readonly typedEntries: boolean;
  readonly uuid: string;
  readonly label: string;
}

/** Where it lies in the file system, and how much of it is read. */
export const SUPERBLOCK = { offset: 1024, length: 1024 };

/** Features without which nothing can be read right (INCOMPAT_*), of which these are known. */
const KNOWN = {
  fileType: 0x2,
  recover: 0x4,
  metaGroups: 0x10,
  extents: 0x40,
  wide: 0x80,
  mmp: 0x100,
  flexGroups: 0x200,
  largeAttributes: 0x400,
  checksumSeed: 0x2000,
  largeDirectories: 0x4000,
  inlineData: 0x8000,
  encrypted: 0x10000,
  caseFold: 0x20000,
};
const ALL_KNOWN = Object.values(KNOWN).reduce((all, bit) => all | bit, 0);

/** Reads it. Throws `Error` when it is none, is damaged, or asks for what is not known. */
export function parseSuperblock(bytes: Buffer): Superblock {
  if (bytes.length < 1024 || bytes.readUInt16LE(56) !== 0xef53) throw new Error('there is no superblock');
  const incompatible = bytes.readUInt32LE(96);
  if ((incompatible & ~ALL_KNOWN) !== 0) {
    throw new Error(`it has features that are not known: 0x${((incompatible & ~ALL_KNOWN) >>> 0).toString(16)}`);
  }
  const wide = (incompatible & KNOWN.wide) !== 0;
  const logarithm = bytes.readUInt32LE(24);
  const superblock: Superblock = {
    blockSize: logarithm > 6 ? 0 : 1024 << logarithm,
    blocks: bytes.readUInt32LE(4) + (wide ? bytes.readUInt32LE(336) * 2 ** 32 : 0),
    inodes: bytes.readUInt32LE(0),
    blocksPerGroup: bytes.readUInt32LE(32),
    inodesPerGroup: bytes.readUInt32LE(40),
    inodeSize: bytes.readUInt32LE(76) === 0 ? 128 : bytes.readUInt16LE(88),
    firstDataBlock: bytes.readUInt32LE(20),
    descriptorSize: wide ? Math.max(32, bytes.readUInt16LE(254)) : 32,
    firstMetaGroup: (incompatible & KNOWN.metaGroups) === 0 ? undefined : bytes.readUInt32LE(260),
    sparse: (bytes.readUInt32LE(100) & 1) !== 0,
    typedEntries: (incompatible & KNOWN.fileType) !== 0,
    uuid: bytes.toString('hex', 104, 120).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    label: bytes.toString('utf8', 120, 136).replace(/\0.*$/s, ''),
  };
  const { blockSize, inodeSize, blocksPerGroup, inodesPerGroup, descriptorSize } = superblock;
  const sane = blockSize >= 1024 && inodeSize >= 128 && inodeSize <= blockSize && descriptorSize <= blockSize;
  if (!sane || blocksPerGroup === 0 || inodesPerGroup === 0) throw new Error('its superblock is damaged');
  return superblock;
}
