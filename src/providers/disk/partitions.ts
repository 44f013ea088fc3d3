import type { Blocks } from './blocks.js';

/** A partition, or a whole disk without any. */
export interface Partition {
  /** From 1; 0 is the whole disk. */
  readonly number: number;
  /** Bytes. */
  readonly start: number;
  readonly size: number;
  /** PARTUUID and PARTLABEL, as fstab(5) names them. */
  readonly uuid?: string | undefined;
  readonly label?: string | undefined;
  /** Of a logical volume: `GROUP/NAME`. */
  readonly logical?: string | undefined;
}

const SECTOR = 512;
/** Partitions of one disk: what GPT reserves room for, and more than Linux names of an MBR. */
const MOST = 128;
const EXTENDED = new Set([0x05, 0x0f, 0x85]);
const PROTECTIVE = 0xee;

/** The partitions of a disk by its GPT (UEFI, "GUID Partition Table") or its MBR; the whole disk where it has neither. */
export async function partitionsOf(disk: Blocks): Promise<readonly Partition[]> {
  const whole = [{ number: 0, start: 0, size: disk.size }];
  if (disk.size < 2 * SECTOR) return whole;
  const mbr = await disk.read(0, SECTOR);
  if (mbr.readUInt16LE(510) !== 0xaa55) return whole;
  const entries = tableIn(mbr);
  if (entries.some(({ type }) => type === PROTECTIVE)) {
    for (const sector of [512, 4096]) {
      const found = await gpt(disk, sector);
      if (found !== undefined) return found;
    }
  }
  if (!entries.some(({ type }) => type !== 0)) return whole;
  return logical(disk, mbr, entries);
}

interface Entry {
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

function tableIn(sector: Buffer): Entry[] {
  return [446, 462, 478, 494].map((at) => ({
    type: sector[at + 4] ?? 0,
    start: sector.readUInt32LE(at + 8) * SECTOR,
    size: sector.readUInt32LE(at + 12) * SECTOR,
  }));
}

/** Those of an MBR: four of its own, and a chain of further ones in an extended one, numbered from 5. */
async function logical(disk: Blocks, mbr: Buffer, entries: readonly Entry[]): Promise<Partition[]> {
  const signature = mbr.readUInt32LE(440).toString(16).padStart(8, '0');
  const found: Partition[] = [];
  const add = (number: number, { start, size }: Entry) => {
    const uuid = `${signature}-${number.toString(16).padStart(2, '0')}`;
    if (size > 0 && start < disk.size) found.push({ number, start, size, uuid });
  };
  for (const [index, entry] of entries.entries()) {
    if (entry.type !== 0 && !EXTENDED.has(entry.type)) add(index + 1, entry);
  }
  const outer = entries.find(({ type }) => EXTENDED.has(type));
  let next = outer?.start;
  for (let number = 5; next !== undefined && number < MOST && next + SECTOR <= disk.size; number += 1) {
    const sector: Buffer = await disk.read(next, SECTOR);
    if (sector.readUInt16LE(510) !== 0xaa55) break;
    const [own, link] = tableIn(sector);
    if (own !== undefined && own.type !== 0) add(number, { ...own, start: next + own.start });
    next = link !== undefined && EXTENDED.has(link.type) ? (outer?.start ?? 0) + link.start : undefined;
  }
  return found;
}

/** Those of a GPT with sectors of this size; `undefined` where there is none. */
async function gpt(disk: Blocks, sector: number): Promise<Partition[] | undefined> {
  if (disk.size < 3 * sector) return undefined;
  const header = await disk.read(sector, SECTOR);
  if (header.toString('latin1', 0, 8) !== 'EFI PART') return undefined;
  const at = Number(header.readBigUInt64LE(72)) * sector;
  const [count, size] = [Math.min(MOST, header.readUInt32LE(80)), header.readUInt32LE(84)];
  if (size < 128 || size > 4096) throw new Error('the partition table is damaged');
  const table = await disk.read(at, count * size);
  const found: Partition[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry = table.subarray(index * size, (index + 1) * size);
    if (entry.subarray(0, 16).every((byte) => byte === 0)) continue;
    const [first, last] = [Number(entry.readBigUInt64LE(32)), Number(entry.readBigUInt64LE(40))];
    const label = entry.toString('utf16le', 56, 128).replace(/\0.*$/s, '');
    const start = first * sector;
    if (start >= disk.size || last < first) continue;
    found.push({
      number: index + 1,
      start,
      size: (last - first + 1) * sector,
      uuid: guid(entry.subarray(16, 32)),
      label,
    });
  }
  return found;
}

/** The first three fields of a GUID are stored with their lowest byte first. */
function guid(bytes: Buffer): string {
  const hex = (part: Buffer) => part.toString('hex');
  const turned = (from: number, to: number) => hex(Buffer.from(bytes.subarray(from, to)).reverse());
  return [turned(0, 4), turned(4, 6), turned(6, 8), hex(bytes.subarray(8, 10)), hex(bytes.subarray(10, 16))].join('-');
}
