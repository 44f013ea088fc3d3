import type { Blocks } from './blocks.js';
import { type LvmSection, numberIn, parseLvmText, sectionIn } from './lvm-text.js';

/** A part of a disk that LVM has: a physical volume. */
export interface PhysicalVolume {
  /** As the metadata writes it, without dashes. */
  readonly id: string;
  readonly blocks: Blocks;
  /** The metadata as text; absent where another volume of the group has it. */
  readonly text?: string;
}

/** A logical volume: its bytes, or why they cannot be read. */
export interface LogicalVolume {
  readonly group: string;
  readonly name: string;
  readonly blocks: Blocks | string;
}

const SECTOR = 512;
/** Sectors in which the label may be (lvm2, lib/label/label.h). */
const LABELS = [0, 1, 2, 3];
/** Bytes of metadata that are read: a thousand volumes take one megabyte. */
const MOST_TEXT = 16 * 1024 * 1024;
/** Where the metadata goes on that does not fit before the end of its area. */
const AREA_HEADER = 512;
/** Pieces of one volume. */
const MOST_SEGMENTS = 100_000;

/** What a partition says of itself as a physical volume (lvm2, lib/format_text/layout.h). Rejects with an `Error` where it is damaged. */
export async function physicalVolume(blocks: Blocks): Promise<PhysicalVolume> {
  const head = await blocks.read(0, Math.min(blocks.size, SECTOR * LABELS.length));
  const label = LABELS.map((sector) => sector * SECTOR).find(
    (at) =>
      head.toString('latin1', at, at + 8) === 'LABELONE' && head.toString('latin1', at + 24, at + 32) === 'LVM2 001',
  );
  if (label === undefined) throw new Error('it has no label of LVM');
  const sector = head.subarray(label, label + SECTOR);
  const header = sector.readUInt32LE(20);
  if (header > SECTOR - 40) throw new Error('its label of LVM is damaged');
  const id = sector.toString('latin1', header, header + 32);
  const areas = [...places(sector, header + 40)];
  const end = areas.findIndex(({ start }) => start === 0);
  const texts = areas.slice(end + 1).filter(({ start }) => start !== 0);
  const [first] = end === -1 ? [] : texts;
  if (first === undefined) return { id, blocks };
  const text = await textIn(blocks, first.start, first.size);
  return text === '' ? { id, blocks } : { id, blocks, text };
}

interface Place {
  readonly start: number;
  readonly size: number;
}

/** Two lists of places, each ended by one of zeros. */
function* places(sector: Buffer, from: number): Iterable<Place> {
  let ends = 0;
  for (let at = from; at + 16 <= sector.length && ends < 2; at += 16) {
    const [start, size] = [Number(sector.readBigUInt64LE(at)), Number(sector.readBigUInt64LE(at + 8))];
    if (start === 0) ends += 1;
    yield { start, size };
  }
}

async function textIn(blocks: Blocks, start: number, size: number): Promise<string> {
  const header = await blocks.read(start, AREA_HEADER);
  if (header.toString('latin1', 4, 20) !== ' LVM2 x[5A%r0N*>') throw new Error('its metadata of LVM is damaged');
  const [offset, length] = [Number(header.readBigUInt64LE(40)), Number(header.readBigUInt64LE(48))];
  if (offset === 0) return '';
  if (length > Math.min(size, MOST_TEXT) || offset > size) throw new Error('its metadata of LVM is damaged');
  const before = Math.min(length, size - offset);
  const bytes = [await blocks.read(start + offset, before)];
  if (before < length) bytes.push(await blocks.read(start + AREA_HEADER, length - before));
  return Buffer.concat(bytes).toString('utf8');
}

/** The logical volumes of the groups that these physical volumes form. Throws an `Error` where the metadata is damaged. */
export function logicalVolumes(physical: readonly PhysicalVolume[]): LogicalVolume[] {
  const byGroup = new Map<string, LogicalVolume[]>();
  for (const { text } of physical) {
    if (text === undefined) continue;
    for (const [group, section] of Object.entries(parseLvmText(text))) {
      if (typeof section !== 'object' || Array.isArray(section) || byGroup.has(group)) continue;
      byGroup.set(group, volumesOf(group, section as LvmSection, physical));
    }
  }
  return [...byGroup.values()].flat();
}

function volumesOf(group: string, section: LvmSection, physical: readonly PhysicalVolume[]): LogicalVolume[] {
  const extent = numberIn(section, 'extent_size') * SECTOR;
  const members = sectionIn(section, 'physical_volumes');
  const volumes = sectionIn(section, 'logical_volumes');
  return Object.keys(volumes).map((name) => {
    const volume = sectionIn(volumes, name);
    const pieces: Piece[] = [];
    for (const segment of segmentsOf(volume)) {
      const piece = pieceOf(segment, extent, members, physical);
      if (typeof piece === 'string') return { group, name, blocks: piece };
      pieces.push(piece);
    }
    return { group, name, blocks: joined(pieces.sort((a, b) => a.from - b.from)) };
  });
}

function segmentsOf(volume: LvmSection): LvmSection[] {
  const names = Object.keys(volume).filter((name) => /^segment\d+$/.test(name));
  if (names.length > MOST_SEGMENTS) throw new Error('a volume of LVM is in too many pieces');
  return names.map((name) => sectionIn(volume, name));
}

/** Bytes of a logical volume that lie side by side. */
interface Piece {
  readonly from: number;
  readonly size: number;
  readonly blocks: Blocks;
  readonly start: number;
}

/** Where a segment lies, or why it cannot be read. */
function pieceOf(
  segment: LvmSection,
  extent: number,
  members: LvmSection,
  physical: readonly PhysicalVolume[],
): Piece | string {
  if (segment.type !== 'striped' || segment.stripe_count !== 1) {
    const type = typeof segment.type === 'string' ? segment.type : 'no type';
    return type === 'striped' ? 'LVM, in stripes' : `LVM, of the type ${type}`;
  }
  const [name, first] = Array.isArray(segment.stripes) ? (segment.stripes as unknown[]) : [];
  if (typeof name !== 'string' || typeof first !== 'number') throw new Error('the metadata of LVM has no stripes');
  const member = sectionIn(members, name);
  const id = typeof member.id === 'string' ? member.id.replaceAll('-', '') : '';
  const found = physical.find((one) => one.id === id);
  if (found === undefined) return 'LVM, of which a part is not on this disk';
  return {
    from: numberIn(segment, 'start_extent') * extent,
    size: numberIn(segment, 'extent_count') * extent,
    blocks: found.blocks,
    start: numberIn(member, 'pe_start') * SECTOR + first * extent,
  };
}

function joined(pieces: readonly Piece[]): Blocks {
  const size = pieces.reduce((end, piece) => (piece.from === end ? end + piece.size : end), 0);
  return {
    size,
    async read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > size)
        throw new Error(`bytes ${offset} to ${offset + length} lie outside of the ${size} bytes that there are`);
      const parts: Buffer[] = [];
      for (const { from, size: own, blocks, start } of pieces) {
        const [first, last] = [Math.max(offset, from), Math.min(offset + length, from + own)];
        if (first < last) parts.push(await blocks.read(start + first - from, last - first));
      }
      return parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
    },
  };
}
