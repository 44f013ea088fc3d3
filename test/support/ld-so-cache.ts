import { Strings, Writer } from './elf/writer.js';

/** A line of a cache for {@link buildLdCache}. */
export interface CacheLine {
  readonly name: string;
  readonly path: string;
  /** Default: x86-64. */
  readonly flags?: number;
  readonly hwcaps?: string;
  readonly legacyHwcaps?: boolean;
}

/** How {@link buildLdCache} writes. */
export interface CacheStyle {
  readonly format?: 'old' | 'new' | 'both';
  readonly littleEndian?: boolean;
  /** Says in the header how numbers are written, as glibc does since 2.33. */
  readonly saysOrder?: boolean;
}

const X86_64 = 0x303;

/** A file as ldconfig(8) writes it to `/etc/ld.so.cache`. */
export function buildLdCache(lines: readonly CacheLine[], style: CacheStyle = {}): Buffer {
  const { format = 'new' } = style;
  if (format === 'new') return newFormat(lines, style, 0);
  const old = oldFormat(lines, style.littleEndian ?? true, format === 'old');
  return format === 'old' ? old : Buffer.concat([old, newFormat(lines, style, old.length)]);
}

function oldFormat(lines: readonly CacheLine[], littleEndian: boolean, withStrings: boolean): Buffer {
  const writer = new Writer(false, littleEndian);
  const strings = new Strings();
  writer.text('ld.so-1.7.0').u32(lines.length);
  for (const { flags = X86_64, name, path } of lines) writer.u32(flags, strings.at(name), strings.at(path));
  if (withStrings) writer.bytes(strings.toBuffer());
  else writer.align(8);
  return writer.toBuffer();
}

function newFormat(lines: readonly CacheLine[], style: CacheStyle, start: number): Buffer {
  const { littleEndian = true, saysOrder = true } = style;
  const strings = new Strings();
  const capabilities = [...new Set(lines.flatMap(({ hwcaps }) => hwcaps ?? []))];
  const base = 48 + 24 * lines.length;
  for (const text of [...lines.flatMap(({ name, path }) => [name, path]), ...capabilities]) strings.at(text);
  const stringsSize = strings.toBuffer().length;
  const extension = Math.ceil((start + base + stringsSize) / 4) * 4;
  const writer = new Writer(true, littleEndian);
  writer.bytes(Buffer.from('glibc-ld.so.cache1.1')).u32(lines.length, stringsSize);
  writer.u8(saysOrder ? (littleEndian ? 2 : 3) : 0, 0, 0, 0).u32(capabilities.length === 0 ? 0 : extension, 0, 0, 0);
  for (const { flags = X86_64, name, path, hwcaps, legacyHwcaps } of lines) {
    const index = BigInt(hwcaps === undefined ? 0 : capabilities.indexOf(hwcaps));
    writer.u32(flags, base + strings.at(name), base + strings.at(path), 0);
    const value = hwcaps === undefined ? BigInt(legacyHwcaps ? 4 : 0) : (1n << 62n) | index;
    const [high, low] = [Number(value >> 32n), Number(value & 0xffffffffn)];
    writer.u32(...(littleEndian ? [low, high] : [high, low]));
  }
  writer.bytes(strings.toBuffer());
  if (capabilities.length === 0) return writer.toBuffer();
  writer.bytes(new Uint8Array(extension - start - writer.length));
  const names = extension + 8 + 2 * 16;
  writer.u32(0xeaa42174, 2, 0, 0, names + 4 * capabilities.length, 4, 1, 0, names, 4 * capabilities.length);
  for (const name of capabilities) writer.u32(base + strings.at(name));
  return writer.bytes(Buffer.from('test')).toBuffer();
}
