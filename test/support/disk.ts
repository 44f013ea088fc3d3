/** A disk with these partitions of 64 KiB in an MBR of the signature 00000abc. */
export function diskOf(partitions: readonly Buffer[]): Buffer {
  const disk = Buffer.alloc(64 * 1024 * (partitions.length + 1));
  disk.writeUInt32LE(0xabc, 440);
  disk.writeUInt16LE(0xaa55, 510);
  for (const [index, partition] of partitions.entries()) {
    const at = 446 + index * 16;
    disk[at + 4] = 0x83;
    disk.writeUInt32LE(128 * (index + 1), at + 8);
    disk.writeUInt32LE(128, at + 12);
    partition.copy(disk, 64 * 1024 * (index + 1));
  }
  return disk;
}
