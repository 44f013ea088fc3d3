import { Bytes } from '../elf/bytes.js';
import { type ByteSource, ElfError } from '../elf/source.js';
import { type ModuleList, readModuleList } from './module-list.js';
import { asBuffer, type GoPlaces } from './program.js';

/** What a Go program says of its build. */
export interface BuildInfo extends ModuleList {
  /** The release of Go: `go1.22.3`, `devel …`. */
  readonly version: string;
}

/** What the information begins with (debug/buildinfo); it is aligned to 16 bytes. */
const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
const ALIGN = 16;
const INLINE = 2;
const BIG_ENDIAN = 1;
const HEADER = 32;
/** No list of modules is longer. */
const MAX_TEXT = 16 * 1024 * 1024;

/**
 * Reads what `go version -m` prints: since Go 1.18 the texts follow the header, before that it has pointers to them.
 * `undefined` for a program without. Throws {@link ElfError} where a text is not where it should be, and what `source` throws.
 */
export function readBuildInfo(source: ByteSource, places: GoPlaces): BuildInfo | undefined {
  for (const { offset, length } of places.data) {
    const bytes = asBuffer(source.read(offset, length));
    const at = find(bytes, offset);
    if (at === undefined) continue;
    const flags = bytes[at + 15] ?? 0;
    const texts =
      (flags & INLINE) !== 0
        ? inlined(bytes.subarray(at + HEADER))
        : pointed(source, places, bytes.subarray(at, at + HEADER));
    const [version = '', modules = ''] = texts;
    if (version !== '') return { version, ...readModuleList(modules) };
  }
  return undefined;
}

/** File and memory are aligned alike: that is what can be mapped. */
function find(bytes: Buffer, offset: number): number | undefined {
  for (let at = bytes.indexOf(MAGIC); at >= 0; at = bytes.indexOf(MAGIC, at + 1)) {
    if ((offset + at) % ALIGN === 0 && at + HEADER <= bytes.length) return at;
  }
  return undefined;
}

/** Two texts, each behind its length as an unsigned LEB128. */
function inlined(bytes: Buffer): string[] {
  const texts: string[] = [];
  let at = 0;
  while (texts.length < 2) {
    let length = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || shift > MAX_TEXT) return texts;
      length += (byte & 127) * shift;
      if (byte < 128) break;
    }
    if (at + length > bytes.length) return texts;
    texts.push(bytes.toString('utf8', at, at + length));
    at += length;
  }
  return texts;
}

/** Pointers to two strings of Go, each a pointer and a length. */
function pointed(source: ByteSource, { space, wide }: GoPlaces, header: Buffer): string[] {
  const size = header[14] ?? 0;
  const layout = { class: wide ? 64 : 32, littleEndian: ((header[15] ?? 0) & BIG_ENDIAN) === 0 } as const;
  if (size !== (wide ? 8 : 4)) throw new ElfError(`pointers of ${size} bytes in the information of Go`, 0);
  const read = (address: number, length: number, what: string): Bytes => {
    const { offset, available } = space.locate(address, what);
    return new Bytes(source.read(offset, Math.min(length, available)), offset, layout);
  };
  const pointers = new Bytes(header, 0, layout);
  return [16, 16 + size].map((at) => {
    const address = pointers.address(at);
    if (address === 0) return '';
    const string = read(address, 2 * size, 'text of Go');
    const length = string.word(size);
    if (length > MAX_TEXT) throw new ElfError(`a text of ${length} bytes in the information of Go`, 0, 'limit');
    return length === 0 ? '' : Buffer.from(read(string.address(0), length, 'text of Go').data).toString('utf8');
  });
}
