import type { Inode } from './inode.js';

/** Blocks of a file that lie side by side. */
export interface Run {
  /** The first of them, counted in the file. */
  readonly logical: number;
  /** Where it lies in the file system; `undefined`: nowhere, they are zeros. */
  readonly block: number | undefined;
  readonly count: number;
}

/** Levels of a tree of extents, and runs of one file, at most. */
const DEEPEST = 5;
const MOST_RUNS = 1_000_000;
/** An extent that is longer than this was reserved, and not yet written. */
const LONGEST_WRITTEN = 32_768;

/**
 * Where the blocks of a file lie (Linux, Documentation/filesystems/ext4, "The Contents of inode.i_block").
 * Rejects with an `Error` when the map is damaged.
 */
export async function blockRuns(
  { extents, map, size }: Pick<Inode, 'extents' | 'map' | 'size'>,
  blockSize: number,
  read: (block: number) => Promise<Buffer>,
): Promise<Run[]> {
  const runs: Run[] = [];
  if (extents) await extentsIn(map, DEEPEST, runs, read);
  else await mapped(map, Math.ceil(size / blockSize), blockSize, runs, read);
  return runs;
}

async function extentsIn(node: Buffer, deepest: number, runs: Run[], read: (block: number) => Promise<Buffer>) {
  const [magic, entries, depth] = [node.readUInt16LE(0), node.readUInt16LE(2), node.readUInt16LE(6)];
  if (magic !== 0xf30a || 12 + entries * 12 > node.length || depth > deepest)
    throw new Error('a tree of extents is damaged');
  for (let at = 12; at < 12 + entries * 12; at += 12) {
    if (runs.length > MOST_RUNS) throw new Error('a file is in too many pieces');
    if (depth === 0) {
      const stored = node.readUInt16LE(at + 4);
      const written = stored <= LONGEST_WRITTEN;
      const block = node.readUInt32LE(at + 8) + node.readUInt16LE(at + 6) * 2 ** 32;
      const count = written ? stored : stored - LONGEST_WRITTEN;
      runs.push({ logical: node.readUInt32LE(at), block: written ? block : undefined, count });
    } else {
      const child = await read(node.readUInt32LE(at + 4) + node.readUInt16LE(at + 8) * 2 ** 32);
      if (child.readUInt16LE(6) >= depth) throw new Error('a tree of extents is damaged');
      await extentsIn(child, depth - 1, runs, read);
    }
  }
}

/** Twelve blocks, and three that name further ones, each a level deeper than the one before. */
async function mapped(
  map: Buffer,
  blocks: number,
  blockSize: number,
  runs: Run[],
  read: (block: number) => Promise<Buffer>,
) {
  let logical = 0;
  const add = (block: number) => {
    const last = runs.at(-1);
    if (last?.block !== undefined && block === last.block + last.count && logical === last.logical + last.count) {
      runs[runs.length - 1] = { ...last, count: last.count + 1 };
    } else if (block !== 0) runs.push({ logical, block, count: 1 });
    if (runs.length > MOST_RUNS) throw new Error('a file is in too many pieces');
    logical += 1;
  };
  const descend = async (block: number, level: number): Promise<void> => {
    if (logical >= blocks) return;
    if (level === 0) return add(block);
    if (block === 0) {
      logical += (blockSize / 4) ** level;
      return;
    }
    const names = await read(block);
    for (let at = 0; at + 4 <= names.length && logical < blocks; at += 4)
      await descend(names.readUInt32LE(at), level - 1);
  };
  for (let index = 0; index < 15; index += 1) await descend(map.readUInt32LE(index * 4), Math.max(0, index - 11));
}
