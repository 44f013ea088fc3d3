import { EnvironmentError } from '../../model/problem.js';

/** How a disk is stored in its file, in the words of qemu. */
export type DiskFormat = 'raw' | 'qcow2' | 'vmdk' | 'vdi' | 'vhdx' | 'vpc';

/** What tells a format: QEMU's docs/interop/qcow2, VMware's and Microsoft's specifications, VirtualBox's VDICore.h. */
const SIGNATURES: readonly (readonly [format: DiskFormat, at: number, bytes: string])[] = [
  ['qcow2', 0, 'QFI\xfb\0\0\0'],
  ['vmdk', 0, 'KDMV'],
  ['vmdk', 0, '# Disk DescriptorFile'],
  ['vhdx', 0, 'vhdxfile'],
  ['vpc', 0, 'conectix'],
  ['vdi', 0x40, '\x7f\x10\xda\xbe'],
];

/** The format of a disk by its first bytes; anything else is the disk itself. */
export function diskFormat(head: Uint8Array): DiskFormat {
  const text = Buffer.from(head).toString('latin1');
  return SIGNATURES.find(([, at, bytes]) => text.startsWith(bytes, at))?.[0] ?? 'raw';
}

/** Whether the first bytes, of which 2048 are needed, are those of a raw disk: a partition table, or ext4's superblock. */
export function looksLikeDisk(head: Uint8Array): boolean {
  if (diskFormat(head) !== 'raw') return true;
  const ext = head[1080] === 0x53 && head[1081] === 0xef;
  return ext || (head[510] === 0x55 && head[511] === 0xaa && partitioned(head));
}

/** A boot sector alone is no disk: some entry of its table must be in use, and each must say so or not. */
function partitioned(head: Uint8Array): boolean {
  const entries = [0, 1, 2, 3].map((index) => head.subarray(446 + index * 16, 462 + index * 16));
  return entries.every(([status]) => status === 0 || status === 0x80) && entries.some((entry) => entry[4] !== 0);
}

/** Bytes of the head that {@link checkAlone} looks at: of vmdk the descriptor lies within it. */
export const ALONE_HEAD = 128 * 1024;

/**
 * An image may name other files, whose content is then read as if it were its own: whoever made it would choose files of
 * this machine. Throws {@link EnvironmentError} for one that does.
 */
export function checkAlone(format: DiskFormat, head: Buffer, path: string): void {
  const advice = `Make one file of it first, if you trust it: qemu-img convert -O qcow2 ${path} alone.qcow2`;
  const other = (what: string) => new EnvironmentError(`${path} ${what}`, advice);
  if (format === 'qcow2' && head.length >= 80) {
    if (head.readBigUInt64BE(8) !== 0n) throw other('builds on another image');
    if (head.readUInt32BE(4) >= 3 && (head.readBigUInt64BE(72) & 4n) !== 0n)
      throw other('keeps its data in another file');
    if (head.readUInt32BE(32) !== 0) throw new EnvironmentError(`${path} is encrypted`);
  }
  if (format !== 'vmdk') return;
  const sparse = head.toString('latin1', 0, 4) === 'KDMV' && head.length >= 512;
  if (!sparse || head.readBigUInt64LE(12) === 0n) throw other('keeps its data in other files');
  if (/parentFileNameHint|parentCID\s*=\s*(?!ffffffff)/i.test(head.toString('latin1')))
    throw other('builds on another image');
}
