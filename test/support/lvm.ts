/** Sectors of an extent, and the sector at which extents begin. */
export const [EXTENT, FIRST] = [8, 16];
const SECTOR = 512;

/** A segment of a logical volume: of which physical one, and what it is where it is none that lies side by side. */
export interface SegmentSpec {
  readonly at: number;
  readonly count: number;
  readonly from: string;
  readonly first: number;
  readonly type?: string;
  readonly stripes?: number;
}

/** The metadata of a group `vg`, as LVM writes it; a physical volume's id is its name and dots. */
export function groupText(
  physical: readonly string[],
  volumes: Readonly<Record<string, readonly SegmentSpec[]>>,
): string {
  const members = physical.map((name) => `${name} { id = "${idOf(name)}" pe_start = ${FIRST} }`);
  const logical = Object.entries(volumes).map(([name, segments]) => {
    const parts = segments.map(
      ({ at, count, from, first, type = 'striped', stripes = 1 }, index) =>
        `segment${index + 1} { start_extent = ${at} extent_count = ${count} type = "${type}" ` +
        `stripe_count = ${stripes} stripes = ["${from}", ${first}] }`,
    );
    return `${name} { segment_count = ${parts.length} ${parts.join(' ')} }`;
  });
  return `vg { extent_size = ${EXTENT} physical_volumes { ${members.join(' ')} } logical_volumes { ${logical.join(' ')} } }\n`;
}

/** A physical volume of that size in bytes; its metadata begins near the end of its area, so that it goes on at the start. */
export function physicalImage(name: string, text: string | undefined, size: number): Buffer {
  const image = Buffer.alloc(size);
  const label = image.subarray(SECTOR);
  label.write('LABELONE', 0, 'latin1');
  label.writeUInt32LE(32, 20);
  label.write('LVM2 001', 24, 'latin1');
  label.write(idOf(name).replaceAll('-', ''), 32, 'latin1');
  label.writeBigUInt64LE(BigInt(FIRST * SECTOR), 72);
  const [start, length] = [2 * SECTOR, (FIRST - 2) * SECTOR];
  label.writeBigUInt64LE(BigInt(start), 104);
  label.writeBigUInt64LE(BigInt(length), 112);
  const area = image.subarray(start, start + length);
  area.write(' LVM2 x[5A%r0N*>', 4, 'latin1');
  if (text === undefined) return image;
  const bytes = Buffer.from(text);
  const offset = length - 100;
  area.writeBigUInt64LE(BigInt(offset), 40);
  area.writeBigUInt64LE(BigInt(bytes.length), 48);
  bytes.copy(area, offset);
  bytes.copy(area, SECTOR, 100);
  return image;
}

function idOf(name: string): string {
  return `${name.padEnd(6, '.')}-${'....-'.repeat(5)}......`;
}
