/** Bytes of a file, at most `length` from `offset`, fewer at its end; what the caller throws goes through. */
export interface PeSource {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

/** What the loader of Windows reads of a PE file (Microsoft's PE format). */
export interface PeFile {
  /** `x64`, `x86`, `arm64`, or the number in hexadecimal. */
  readonly machine: string;
  readonly kind: 'program' | 'library';
  /** `windows` (a graphical program), `console`, `driver`, … */
  readonly subsystem: string;
  /** The oldest Windows that starts it, as it numbers itself: 6.1 is Windows 7. */
  readonly minimum: string;
  /** Libraries that must be there at start, in order, as written. */
  readonly imports: readonly string[];
  /** Libraries that are loaded at the first call. */
  readonly delayed: readonly string[];
  /** It is run by .NET. */
  readonly dotnet: boolean;
}

/** It starts like a PE file and is none that Windows would load; the message says why. */
export class PeError extends Error {
  override readonly name = 'PeError';
}

const MACHINES: ReadonlyMap<number, string> = new Map([
  [0x14c, 'x86'],
  [0x8664, 'x64'],
  [0xaa64, 'arm64'],
  [0x1c4, 'arm'],
]);
const SUBSYSTEMS: ReadonlyMap<number, string> = new Map([
  [1, 'driver'],
  [2, 'windows'],
  [3, 'console'],
  [10, 'efi'],
  [11, 'efi'],
]);
const DLL = 0x2000;
const IMPORTS = 1;
const DELAYED = 13;
const DOTNET = 14;
/** Bytes in which the headers lie. */
const HEADERS = 4096;
const MAX_SECTIONS = 96;
const MAX_IMPORTS = 4096;
const MAX_NAME = 256;

interface Section {
  readonly address: number;
  readonly length: number;
  readonly offset: number;
}

interface Headers extends Omit<PeFile, 'imports' | 'delayed' | 'dotnet'> {
  readonly imageBase: number;
  /** Address and size of each directory. */
  readonly directories: readonly (readonly [address: number, size: number])[];
  readonly sections: readonly Section[];
}

/** Whether the first bytes are those of a program of DOS or Windows. */
export function startsLikePe(head: Uint8Array): boolean {
  return head[0] === 0x4d && head[1] === 0x5a;
}

/**
 * Which parts of the file {@link readPe} needs, from its first bytes; `undefined` where they are none of a PE file: a
 * program of DOS, or text. Never throws.
 */
export function peRanges(head: Uint8Array, size: number): readonly { offset: number; length: number }[] | undefined {
  if (!startsLikePe(head)) return undefined;
  try {
    const { sections, directories } = readHeaders(head);
    const wanted = [IMPORTS, DELAYED].flatMap((at) => sectionOf(sections, directories[at]?.[0] ?? 0) ?? []);
    const ranges = [...new Set(wanted)].map(({ offset, length }) => ({
      offset,
      length: Math.min(length, size - offset),
    }));
    return [{ offset: 0, length: Math.min(head.length, size) }, ...ranges.filter(({ length }) => length > 0)];
  } catch (error) {
    if (error instanceof PeError) return undefined;
    throw error;
  }
}

/** What the headers alone tell. Throws {@link PeError}, and what the source throws. */
export function readPeHeaders(source: PeSource): Omit<PeFile, 'imports' | 'delayed'> {
  const { machine, kind, subsystem, minimum, directories } = readHeaders(source.read(0, HEADERS));
  return { machine, kind, subsystem, minimum, dotnet: (directories[DOTNET]?.[0] ?? 0) !== 0 };
}

/** Reads the headers and the names of what is imported. Throws {@link PeError}, and what the source throws. */
export function readPe(source: PeSource): PeFile {
  const headers = readHeaders(source.read(0, HEADERS));
  const { directories } = headers;
  return {
    ...readPeHeaders(source),
    imports: names(source, headers, directories[IMPORTS]?.[0] ?? 0, { size: 20, name: 12, based: false }),
    delayed: names(source, headers, directories[DELAYED]?.[0] ?? 0, { size: 32, name: 4, based: true }),
  };
}

function readHeaders(head: Uint8Array): Headers {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const need = (end: number) => {
    if (end > head.length) throw new PeError('its headers are cut off');
  };
  need(64);
  const start = view.getUint32(60, true);
  need(start + 24);
  if (view.getUint32(start, true) !== 0x4550) throw new PeError('it is a program for DOS');
  const count = view.getUint16(start + 6, true);
  const optional = start + 24;
  const table = optional + view.getUint16(start + 20, true);
  if (count > MAX_SECTIONS) throw new PeError(`it has ${count} sections`);
  need(table + count * 40);
  need(optional + 96);
  const wide = view.getUint16(optional, true) === 0x20b;
  if (!wide && view.getUint16(optional, true) !== 0x10b) throw new PeError('its optional header is of no known kind');
  const first = optional + (wide ? 112 : 96);
  const entries = Math.min(16, first <= table ? view.getUint32(first - 4, true) : 0, Math.floor((table - first) / 8));
  const number = view.getUint16(start + 4, true);
  const system = view.getUint16(optional + 68, true);
  return {
    machine: MACHINES.get(number) ?? `0x${number.toString(16)}`,
    kind: (view.getUint16(start + 22, true) & DLL) === 0 ? 'program' : 'library',
    subsystem: SUBSYSTEMS.get(system) ?? String(system),
    minimum: `${view.getUint16(optional + 48, true)}.${view.getUint16(optional + 50, true)}`,
    imageBase: wide ? Number(view.getBigUint64(optional + 24, true)) : view.getUint32(optional + 28, true),
    directories: Array.from({ length: Math.max(0, entries) }, (_, at) => {
      return [view.getUint32(first + at * 8, true), view.getUint32(first + at * 8 + 4, true)] as const;
    }),
    sections: Array.from({ length: count }, (_, at) => {
      const section = table + at * 40;
      return {
        address: view.getUint32(section + 12, true),
        length: view.getUint32(section + 16, true),
        offset: view.getUint32(section + 20, true),
      };
    }),
  };
}

function sectionOf(sections: readonly Section[], address: number): Section | undefined {
  if (address === 0) return undefined;
  return sections.find((one) => address >= one.address && address < one.address + one.length);
}

/** The names in a table of descriptors, which ends with one that names nothing. */
function names(
  source: PeSource,
  { sections, imageBase, machine }: Headers,
  table: number,
  form: { readonly size: number; readonly name: number; readonly based: boolean },
): string[] {
  const at = (address: number) => {
    const section = sectionOf(sections, address);
    return section === undefined ? undefined : address - section.address + section.offset;
  };
  const start = at(table);
  const found: string[] = [];
  if (start === undefined) return found;
  for (let index = 0; index < MAX_IMPORTS; index++) {
    const bytes = source.read(start + index * form.size, form.size);
    if (bytes.length < form.size) break;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let name = view.getUint32(form.name, true);
    if (name === 0) break;
    // Before Visual C++ 7 the addresses of delayed imports were those in memory.
    if (form.based && machine === 'x86' && (view.getUint32(0, true) & 1) === 0) name -= imageBase;
    const offset = at(name);
    const text = offset === undefined ? undefined : cString(source.read(offset, MAX_NAME));
    if (text === undefined) throw new PeError('the name of a library that it imports is not in the file');
    found.push(text);
  }
  return found;
}

function cString(bytes: Uint8Array): string | undefined {
  const end = bytes.indexOf(0);
  return end <= 0 ? undefined : Buffer.from(bytes.subarray(0, end)).toString('latin1');
}
