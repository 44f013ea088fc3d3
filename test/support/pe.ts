/** What a PE file of a test is. */
export interface PeSpec {
  readonly machine?: number;
  readonly dll?: boolean;
  readonly narrow?: boolean;
  readonly imports?: readonly string[];
  readonly delayed?: readonly string[];
  readonly dotnet?: boolean;
  readonly subsystem?: number;
  readonly minimum?: readonly [major: number, minor: number];
}

const ADDRESS = 0x2000;
const OFFSET = 0x400;

/** A PE file with one section, in which the tables of imports lie and the names. */
export function buildPe(spec: PeSpec = {}): Buffer {
  const { imports = [], delayed = [], narrow = false } = spec;
  const section = Buffer.alloc(0x1000);
  let name = 0x800;
  const put = (text: string) => {
    section.write(`${text}\0`, name, 'latin1');
    name += text.length + 1;
    return ADDRESS + name - text.length - 1;
  };
  for (const [at, text] of imports.entries()) section.writeUInt32LE(put(text), at * 20 + 12);
  delayed.forEach((text, at) => {
    section.writeUInt32LE(1, 0x400 + at * 32);
    section.writeUInt32LE(put(text), 0x400 + at * 32 + 4);
  });
  const head = Buffer.alloc(OFFSET);
  head.write('MZ', 0, 'latin1');
  head.writeUInt32LE(0x80, 60);
  head.write('PE\0\0', 0x80, 'latin1');
  head.writeUInt16LE(spec.machine ?? (narrow ? 0x14c : 0x8664), 0x84);
  head.writeUInt16LE(1, 0x86);
  const first = narrow ? 96 : 112;
  head.writeUInt16LE(first + 16 * 8, 0x94);
  head.writeUInt16LE(spec.dll === true ? 0x2002 : 2, 0x96);
  const optional = 0x98;
  head.writeUInt16LE(narrow ? 0x10b : 0x20b, optional);
  const [major, minor] = spec.minimum ?? [6, 1];
  head.writeUInt16LE(major, optional + 48);
  head.writeUInt16LE(minor, optional + 50);
  head.writeUInt16LE(spec.subsystem ?? 3, optional + 68);
  head.writeUInt32LE(16, optional + first - 4);
  const directory = (at: number, address: number) => head.writeUInt32LE(address, optional + first + at * 8);
  if (imports.length > 0) directory(1, ADDRESS);
  if (delayed.length > 0) directory(13, ADDRESS + 0x400);
  if (spec.dotnet === true) directory(14, ADDRESS + 0x700);
  const table = optional + first + 16 * 8;
  head.writeUInt32LE(ADDRESS, table + 12);
  head.writeUInt32LE(section.length, table + 16);
  head.writeUInt32LE(OFFSET, table + 20);
  return Buffer.concat([head, section]);
}
