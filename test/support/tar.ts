/** Header fields of one tar entry; whatever is left out is as GNU tar would write it for a file of root's. */
export interface TarSpec {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** The type flag: `0` file, `1` hard link, `2` symbolic link, `5` directory, `x` pax header, … */
  readonly type?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** What the size field says, where it is not the content's. */
  readonly size?: number;
  readonly link?: string | Uint8Array;
  readonly prefix?: string;
  /** Records of a pax header that is written before the entry. */
  readonly pax?: Readonly<Record<string, string | Uint8Array>>;
  /** Name and link in GNU's `L` and `K` entries; the header holds only their beginning. */
  readonly gnuLong?: boolean;
  /** Writes these numeric fields in base 256, as GNU does for what octal digits cannot hold. */
  readonly base256?: readonly ('size' | 'mode' | 'uid' | 'gid')[];
  readonly checksum?: 'unsigned' | 'signed' | 'wrong';
  readonly magic?: 'posix' | 'gnu' | 'v7';
  /** Bytes put into the header as they are, by offset, before the checksum is computed. */
  readonly raw?: Readonly<Record<number, Uint8Array>>;
}

const MAGIC = { posix: 'ustar\x0000', gnu: 'ustar  \x00', v7: '\x00\x00\x00\x00\x00\x00\x00\x00' };
const BLOCK = 512;

/** A tar of these entries. `end`: blocks of zeros that close it, two unless said otherwise. */
export function buildTar(specs: readonly TarSpec[], end = 2): Buffer {
  return Buffer.concat([...specs.map(tarEntry), Buffer.alloc(end * BLOCK)]);
}

/** The blocks of one entry: extended headers, header, data, padding. */
export function tarEntry(spec: TarSpec): Buffer {
  const content = bytes(spec.content ?? '');
  const before: Buffer[] = [];
  if (spec.pax !== undefined) before.push(tarEntry({ name: 'pax', type: 'x', content: paxRecords(spec.pax) }));
  if (spec.gnuLong === true) {
    before.push(longEntry('L', bytes(spec.name)));
    if (spec.link !== undefined) before.push(longEntry('K', bytes(spec.link)));
  }
  return Buffer.concat([...before, tarHeader(spec, content.length), content, Buffer.alloc(pad(content.length))]);
}

/** Records of a pax header: `LENGTH KEY=VALUE\n`, the length counting itself. */
export function paxRecords(records: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return Buffer.concat(
    Object.entries(records).map(([key, value]) => {
      const body = Buffer.concat([Buffer.from(` ${key}=`), bytes(value), Buffer.from('\n')]);
      let length = body.length + 1;
      while (String(length).length + body.length !== length) length = String(length).length + body.length;
      return Buffer.concat([Buffer.from(String(length)), body]);
    }),
  );
}

/** One header block. */
export function tarHeader(spec: TarSpec, length = 0): Buffer {
  const block = Buffer.alloc(BLOCK);
  const binary = new Set(spec.base256 ?? []);
  bytes(spec.name).copy(block, 0, 0, 100);
  number(block, 100, 8, spec.mode ?? 0o644, binary.has('mode'));
  number(block, 108, 8, spec.uid ?? 0, binary.has('uid'));
  number(block, 116, 8, spec.gid ?? 0, binary.has('gid'));
  number(block, 124, 12, spec.size ?? length, binary.has('size'));
  number(block, 136, 12, 0, false);
  block.write(spec.type ?? '0', 156, 'latin1');
  bytes(spec.link ?? '').copy(block, 157, 0, 100);
  block.write(MAGIC[spec.magic ?? 'posix'], 257, 'latin1');
  if (spec.prefix !== undefined) block.write(spec.prefix, 345);
  for (const [offset, raw] of Object.entries(spec.raw ?? {})) block.set(raw, Number(offset));
  block.fill(32, 148, 156);
  const signed = spec.checksum === 'signed';
  const sum = block.reduce((total, byte) => total + (signed && byte > 127 ? byte - 256 : byte), 0);
  number(block, 148, 7, spec.checksum === 'wrong' ? sum + 1 : sum, false);
  return block;
}

function longEntry(type: 'L' | 'K', name: Buffer): Buffer {
  return tarEntry({ name: '././@LongLink', type, content: Buffer.concat([name, Buffer.from([0])]), magic: 'gnu' });
}

function number(block: Buffer, offset: number, width: number, value: number, binary: boolean): void {
  if (!binary) {
    block.write(`${value.toString(8).padStart(width - 1, '0')}\0`, offset, 'latin1');
    return;
  }
  let rest = BigInt.asUintN(8 * width, BigInt(value));
  for (let at = offset + width - 1; at >= offset; at -= 1, rest >>= 8n) block[at] = Number(rest & 0xffn);
  block[offset] = (block[offset] ?? 0) | 0x80;
}

function bytes(value: string | Uint8Array): Buffer {
  return Buffer.from(value as Uint8Array);
}

function pad(length: number): number {
  return (BLOCK - (length % BLOCK)) % BLOCK;
}
