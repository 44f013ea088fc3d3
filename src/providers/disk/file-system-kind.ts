import type { Blocks } from './blocks.js';

/** What a partition holds: `ext` can be read, others are known by name. */
export type FileSystemKind =
  | 'ext'
  | 'xfs'
  | 'btrfs'
  | 'LVM'
  | 'LUKS'
  | 'swap'
  | 'FAT'
  | 'NTFS'
  | 'ZFS'
  | 'squashfs'
  | 'RAID';

/** Where each says what it is (libblkid's magic numbers). */
const MAGIC: readonly (readonly [kind: FileSystemKind, at: number, bytes: string])[] = [
  ['ext', 1080, '\x53\xef'],
  ['xfs', 0, 'XFSB'],
  ['btrfs', 0x10040, '_BHRfS_M'],
  ['LVM', 536, 'LVM2 001'],
  ['LVM', 24, 'LVM2 001'],
  ['LUKS', 0, 'LUKS\xba\xbe'],
  ['RAID', 4096, '\xfc\x4e\x2b\xa9'],
  ['swap', 4086, 'SWAPSPACE2'],
  ['squashfs', 0, 'hsqs'],
  ['NTFS', 3, 'NTFS    '],
  ['FAT', 82, 'FAT32   '],
  ['FAT', 54, 'FAT1'],
];

/** What the partition holds; `undefined` where it is nothing that is known. */
export async function fileSystemKind(partition: Blocks): Promise<FileSystemKind | undefined> {
  const head = (await partition.read(0, Math.min(partition.size, 0x10048))).toString('latin1');
  return MAGIC.find(([, at, bytes]) => head.startsWith(bytes, at))?.[0];
}
