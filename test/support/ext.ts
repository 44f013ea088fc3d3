/** A superblock of ext2 with blocks of 1024 bytes, and inodes of 128. */
export function superblock(): Buffer {
  const bytes = Buffer.alloc(1024);
  for (const [at, value] of [
    [0, 32],
    [4, 64],
    [20, 1],
    [32, 8192],
    [40, 32],
    [76, 1],
    [96, 2],
  ] as const) {
    bytes.writeUInt32LE(value, at);
  }
  bytes.writeUInt16LE(0xef53, 56);
  bytes.writeUInt16LE(128, 88);
  for (let index = 0; index < 16; index += 1) bytes[104 + index] = index;
  bytes.write('demo', 120, 'latin1');
  return bytes;
}

/** An inode whose content lies in these blocks, or that is a short link to `target`. */
export function inode(given: { mode: number; size: number; uid?: number; blocks?: number[]; target?: string }): Buffer {
  const { mode, size, uid = 0, blocks = [], target = '' } = given;
  const bytes = Buffer.alloc(128);
  bytes.writeUInt16LE(mode, 0);
  bytes.writeUInt16LE(uid % 65_536, 2);
  bytes.writeUInt16LE(Math.floor(uid / 65_536), 120);
  bytes.writeUInt32LE(size, 4);
  for (const [index, block] of blocks.entries()) bytes.writeUInt32LE(block, 40 + index * 4);
  bytes.write(target, 40, 'latin1');
  return bytes;
}

/** A block of a directory with these names. */
export function directoryBlock(names: readonly (readonly [name: string, inode: number])[]): Buffer {
  const bytes = Buffer.alloc(1024);
  let at = 0;
  for (const [index, [name, number]] of names.entries()) {
    const length = index === names.length - 1 ? bytes.length - at : 8 + Math.ceil(name.length / 4) * 4;
    bytes.writeUInt32LE(number, at);
    bytes.writeUInt16LE(length, at + 4);
    bytes[at + 6] = name.length;
    bytes.write(name, at + 8, 'latin1');
    at += length;
  }
  return bytes;
}

/** What a file of {@link extImage} is: text, names, or where it leads. */
export type ExtFile =
  | { readonly text: string }
  | { readonly names: readonly (readonly [string, number])[] }
  | { readonly target: string };

/** A whole file system of 64 KiB, from its files by inode. */
export function extImage(files: Readonly<Record<number, ExtFile>>): Buffer {
  const image = Buffer.alloc(64 * 1024);
  superblock().copy(image, 1024);
  image.writeUInt32LE(5, 2048 + 8);
  let block = 10;
  for (const [number, file] of Object.entries(files)) {
    const at = 5 * 1024 + (Number(number) - 1) * 128;
    if ('target' in file) inode({ mode: 0o120777, size: file.target.length, target: file.target }).copy(image, at);
    else {
      const content = 'names' in file ? directoryBlock(file.names) : Buffer.from(file.text, 'latin1');
      inode({ mode: 'names' in file ? 0o040755 : 0o100644, size: content.length, blocks: [block] }).copy(image, at);
      content.copy(image, block * 1024);
      block += 1;
    }
  }
  return image;
}

/** The image as something that is read from. */
export function blocksOf(image: Buffer) {
  return {
    size: image.length,
    read: async (offset: number, length: number) => {
      if (offset + length > image.length) throw new Error('lies outside');
      return image.subarray(offset, offset + length);
    },
  };
}
