import { decodeName } from '../files/names.js';

/** Bytes of one tar block; everything in a tar is padded to it. */
export const BLOCK = 512;

/** One tar header block, decoded (POSIX.1-2017 pax, "ustar Interchange Format", and GNU tar's extensions). */
export interface TarHeader {
  readonly name: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of data that follow the header, before padding. */
  readonly size: number;
  /** The type flag; `0` also for the NUL of old archives. */
  readonly type: string;
  readonly linkName: string;
  /** For GNU sparse files: whether further blocks of the sparse map follow the header. */
  readonly extended: boolean;
}

/** Thrown for a tar that is none, or is damaged. `offset` is the byte where the trouble starts. */
export class TarError extends Error {
  override readonly name = 'TarError';

  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(`${message} at byte ${offset}`);
  }
}

/** Decodes one header block; `undefined` for a block of zeros, the mark of the end. Throws {@link TarError}. */
export function decodeHeader(block: Uint8Array, offset: number): TarHeader | undefined {
  if (!hasChecksum(block)) {
    if (isZero(block)) return undefined;
    throw new TarError('no tar header (its checksum does not match)', offset);
  }
  const size = number(block, 124, 12);
  if (!Number.isSafeInteger(size) || size < 0) throw new TarError('tar header with an impossible size', offset);
  const name = text(block, 0, 100);
  const ustar =
    block[257] === 0x75 && block[258] === 0x73 && block[259] === 0x74 && block[260] === 0x61 && block[261] === 0x72;
  const posix = ustar && block[262] === 0;
  const prefix = posix ? text(block, 345, 155) : '';
  const flag = block[156] ?? 0;
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    mode: number(block, 100, 8) & 0o7777,
    uid: owner(block, 108),
    gid: owner(block, 116),
    size,
    type: flag === 0 ? '0' : String.fromCharCode(flag),
    linkName: text(block, 157, 100),
    extended: flag === 0x53 && block[482] !== 0,
  };
}

/** Whether these bytes start with a tar header. Never throws. */
export function looksLikeTar(head: Uint8Array): boolean {
  if (head.length < BLOCK) return false;
  return hasChecksum(head.subarray(0, BLOCK));
}

/** Whether the sum over the header, with its checksum field as spaces, is what it says; some old tars added signed bytes. */
function hasChecksum(block: Uint8Array): boolean {
  const checksum = octal(block, 148, 8);
  if (checksum === 0) return false;
  let unsigned = sumOf(block) + 8 * 32;
  for (let at = 148; at < 156; at += 1) unsigned -= block[at] ?? 0;
  return checksum === unsigned || checksum === unsigned - 256 * highBytes(block);
}

/** Two sums of bytes fit into one word each for the even and the odd places: a fourth of the steps, on the hottest path. */
function sumOf(block: Uint8Array): number {
  let even = 0;
  let odd = 0;
  if (block.byteOffset % 4 !== 0) {
    for (let at = 0; at < BLOCK; at += 1) even += block[at] ?? 0;
    return even;
  }
  const words = new Uint32Array(block.buffer, block.byteOffset, BLOCK / 4);
  for (let at = 0; at < BLOCK / 4; at += 1) {
    const word = words[at] ?? 0;
    even += word & 0xff00ff;
    odd += (word >>> 8) & 0xff00ff;
  }
  return (even & 0xffff) + (even >>> 16) + (odd & 0xffff) + (odd >>> 16);
}

function highBytes(block: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < BLOCK; at += 1) if ((at < 148 || at >= 156) && (block[at] ?? 0) > 127) count += 1;
  return count;
}

function isZero(block: Uint8Array): boolean {
  for (let at = 0; at < BLOCK; at += 1) if (block[at] !== 0) return false;
  return true;
}

function text(block: Uint8Array, start: number, length: number): string {
  let end = start;
  while (end < start + length && block[end] !== 0) end += 1;
  return decodeName(block.subarray(start, end));
}

/** A user or group: what Linux keeps, 32 bits. A negative one is written by tars that take it for a signed number. */
function owner(block: Uint8Array, start: number): number {
  const value = number(block, start, 8);
  return Number.isSafeInteger(value) ? (value % 2 ** 32) >>> 0 : 0;
}

/** A numeric field: octal digits, or a number in base 256, complement of two, where the first bit is set (GNU). */
function number(block: Uint8Array, start: number, length: number): number {
  const first = block[start] ?? 0;
  if ((first & 0x80) === 0) return octal(block, start, length);
  let value = (first & 0x40) === 0 ? first & 0x3f : (first & 0x3f) - 0x40;
  for (let at = start + 1; at < start + length; at += 1) value = value * 256 + (block[at] ?? 0);
  return value;
}

function octal(block: Uint8Array, start: number, length: number): number {
  let value = 0;
  let at = start;
  while (at < start + length && block[at] === 32) at += 1;
  for (; at < start + length; at += 1) {
    const digit = (block[at] ?? 0) - 48;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  return value;
}
