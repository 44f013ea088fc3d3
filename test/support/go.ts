/** Texts as Go writes them into a program: an unsigned LEB128 length, then the bytes. */
function counted(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length: number[] = [];
  for (let left = bytes.length; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.concat([Buffer.from([...length, left]), bytes]);
    length.push((left % 128) + 128);
  }
}

/** A list of modules between the marks of the linker. */
export function moduleText(lines: readonly string[]): string {
  return `${'<'.repeat(16)}${lines.join('\n')}\n${'>'.repeat(16)}`;
}

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
const BASE = 0x400000;
const HEAD = 64 + 3 * 56;

/** What a program in Go of a test consists of. */
export interface GoSpec {
  readonly version?: string;
  readonly modules?: readonly string[];
  /** Names of functions that are linked in. */
  readonly functions?: readonly string[];
  /** As before Go 1.18: pointers to the texts. */
  readonly pointers?: boolean;
  /** Without the note of Go's linker. */
  readonly unmarked?: boolean;
}

/** A static program for x86-64 as Go's linker lays it out: code, constants, data, each in a segment of its own. */
export function goProgram(spec: GoSpec = {}): Buffer {
  const { version = 'go1.22.3', modules = [], functions = [], pointers = false, unmarked = false } = spec;
  const list = modules.length === 0 ? '' : moduleText(modules);
  const note = unmarked ? Buffer.alloc(0) : Buffer.from('\x04\0\0\0\x04\0\0\0\x04\0\0\0Go\0\0abcd', 'latin1');
  const code = padded(Buffer.concat([Buffer.alloc(HEAD), note]));
  const texts = Buffer.from(`${version}${list}`);
  const constants = padded(Buffer.concat([texts, Buffer.from(`\0${functions.join('\0')}\0`)]));
  const dataAt = code.length + constants.length;
  const data = pointers
    ? pointed(BASE + dataAt, BASE + code.length, version, list)
    : padded(Buffer.concat([header(0, 2), counted(version), counted(list)]));
  const file = Buffer.concat([code, constants, data]);
  file.set(Buffer.from('7f454c4602010100', 'hex'), 0);
  file.writeUInt16LE(2, 16);
  file.writeUInt16LE(62, 18);
  file.writeUInt32LE(1, 20);
  file.writeBigUInt64LE(64n, 32);
  for (const [at, value] of [
    [52, 64],
    [54, 56],
    [56, 3],
  ] as const)
    file.writeUInt16LE(value, at);
  segment(file, 0, 5, 0, code.length);
  segment(file, 1, 4, code.length, constants.length);
  segment(file, 2, 6, dataAt, data.length);
  return file;
}

function header(size: number, flags: number): Buffer {
  return Buffer.concat([MAGIC, Buffer.from([size, flags]), Buffer.alloc(16)]);
}

/** Header, then the two strings of Go, each a pointer and a length. */
function pointed(at: number, texts: number, version: string, list: string): Buffer {
  const bytes = Buffer.concat([header(8, 0), Buffer.alloc(32)]);
  const values = [at + 32, at + 48, texts, version.length, texts + version.length, list.length];
  values.forEach((value, i) => {
    bytes.writeBigUInt64LE(BigInt(value), 16 + 8 * i);
  });
  return bytes;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(16 - (bytes.length % 16))]);
}

function segment(file: Buffer, index: number, flags: number, offset: number, length: number): void {
  const at = 64 + index * 56;
  file.writeUInt32LE(1, at);
  file.writeUInt32LE(flags, at + 4);
  [offset, BASE + offset, BASE + offset, length, length, 0x1000].forEach((value, i) => {
    file.writeBigUInt64LE(BigInt(value), at + 8 + 8 * i);
  });
}
