import { blockRuns, type Run } from './block-runs.js';
import type { Blocks } from './blocks.js';
import { type DirectoryEntry, directoryEntries, type Inode, parseInode } from './inode.js';
import { parseSuperblock, SUPERBLOCK, type Superblock } from './superblock.js';

/** The inode of the topmost directory. */
export const TOP = 2;

/** Bytes of a directory at most: the largest that Linux makes without `large_dir`. */
const MOST_DIRECTORY = 2 * 1024 ** 3;

/** A file system of ext2, ext3 or ext4, read as it lies there: its journal is not replayed. */
export class Ext {
  readonly #tables = new Map<number, Promise<number>>();

  private constructor(
    private readonly blocks: Blocks,
    readonly superblock: Superblock,
  ) {}

  /** Rejects with an `Error` when it is none, or one that cannot be read. */
  static async open(blocks: Blocks): Promise<Ext> {
    return new Ext(blocks, parseSuperblock(await blocks.read(SUPERBLOCK.offset, SUPERBLOCK.length)));
  }

  /** Rejects with an `Error` when there is no such inode, or it is damaged. */
  async inode(number: number): Promise<Inode> {
    const { inodes, inodesPerGroup, inodeSize, blockSize } = this.superblock;
    if (number < 1 || number > inodes) throw new Error(`there is no inode ${number}`);
    const group = Math.floor((number - 1) / inodesPerGroup);
    let table = this.#tables.get(group);
    if (table === undefined) {
      table = this.#tableOf(group);
      this.#tables.set(group, table);
    }
    const at = (await table) * blockSize + ((number - 1) % inodesPerGroup) * inodeSize;
    return parseInode(await this.blocks.read(at, inodeSize));
  }

  /** The names in a directory. Rejects with an `Error` when it is damaged. */
  async list(inode: Inode): Promise<DirectoryEntry[]> {
    if (inode.inline) throw new Error('a directory within its inode cannot be read');
    if (inode.size > MOST_DIRECTORY) throw new Error('a directory is too large');
    const { blockSize, typedEntries } = this.superblock;
    const names: DirectoryEntry[] = [];
    for (const { block, count } of await this.#runs(inode)) {
      if (block === undefined) continue;
      for (let index = 0; index < count; index += 1) {
        const bytes = await this.blocks.read((block + index) * blockSize, blockSize);
        names.push(...directoryEntries(bytes, typedEntries));
      }
    }
    return names;
  }

  /** The target of a symbolic link. */
  async target(inode: Inode): Promise<Buffer> {
    if (inode.encrypted) throw new Error('it is encrypted');
    if (inode.size < 60 && !inode.extents) return inode.map.subarray(0, inode.size);
    if (inode.size > 4096) throw new Error('the target of a link is too long');
    return this.read(inode, 0, inode.size);
  }

  /** Bytes of a file; what was never written are zeros. Rejects with an `Error` when they cannot be read. */
  async read(inode: Inode, offset: number, length: number): Promise<Buffer> {
    if (inode.encrypted) throw new Error('it is encrypted');
    const end = Math.min(inode.size, offset + length);
    const result = Buffer.alloc(Math.max(0, end - offset));
    if (inode.inline) {
      if (inode.size > inode.map.length) throw new Error('a file within its inode cannot be read');
      inode.map.copy(result, 0, offset, end);
      return result;
    }
    const { blockSize } = this.superblock;
    for (const { logical, block, count } of await this.#runs(inode)) {
      const from = Math.max(offset, logical * blockSize);
      const to = Math.min(end, (logical + count) * blockSize);
      if (to <= from || block === undefined) continue;
      const bytes = await this.blocks.read(block * blockSize + from - logical * blockSize, to - from);
      bytes.copy(result, from - offset);
    }
    return result;
  }

  #runs(inode: Inode): Promise<Run[]> {
    const { blockSize } = this.superblock;
    return blockRuns(inode, blockSize, (block) => this.blocks.read(block * blockSize, blockSize));
  }

  /** The block at which the inodes of a group start. */
  async #tableOf(group: number): Promise<number> {
    const { blockSize, descriptorSize } = this.superblock;
    const perBlock = Math.floor(blockSize / descriptorSize);
    const block = this.#descriptorBlock(Math.floor(group / perBlock), perBlock);
    const at = block * blockSize + (group % perBlock) * descriptorSize;
    const descriptor = await this.blocks.read(at, descriptorSize);
    return descriptor.readUInt32LE(8) + (descriptorSize >= 64 ? descriptor.readUInt32LE(40) * 2 ** 32 : 0);
  }

  /** Where a block of group descriptors lies: behind the superblock, or with META_BG in the groups that it describes. */
  #descriptorBlock(index: number, perBlock: number): number {
    const { firstDataBlock, firstMetaGroup, blocksPerGroup, sparse } = this.superblock;
    if (firstMetaGroup === undefined || index < firstMetaGroup) return firstDataBlock + 1 + index;
    const group = index * perBlock;
    return firstDataBlock + group * blocksPerGroup + (hasSuperblock(group, sparse) ? 1 : 0);
  }
}

/** Groups with a backup of the superblock: all, or 0, 1 and the powers of 3, 5 and 7. */
function hasSuperblock(group: number, sparse: boolean): boolean {
  if (!sparse || group < 2) return true;
  return [3, 5, 7].some((base) => {
    let power = base;
    while (power < group) power *= base;
    return power === group;
  });
}
