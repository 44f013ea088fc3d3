/** Bytes of a file, at most `length` from `offset`, fewer at its end; what the caller throws goes through. */
export interface MachOSource {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

/** What dyld reads of one Mach-O file, or of one processor's part of a universal one (Apple's loader.h). */
export interface MachOPart {
  /** `arm64`, `arm64e`, `x86_64`, `i386`, or the number in hexadecimal. */
  readonly machine: string;
  /** `program`, `library` (dylib), `module` (bundle), or the number of another kind. */
  readonly kind: string;
  /** LC_ID_DYLIB: the name that others load it by. */
  readonly installName?: string;
  /** What it is built for: `macOS`, `iOS`, …, where it says so. */
  readonly platform?: string;
  /** Oldest release of that platform. */
  readonly minimum?: string;
  /** Libraries that must be there, in order, as written: with `@rpath/`, `@loader_path/`. */
  readonly loads: readonly string[];
  /** Those that need not be there. */
  readonly weak: readonly string[];
  /** Directories for `@rpath/`. */
  readonly rpaths: readonly string[];
}

/** It starts like a Mach-O file and is none that dyld would load; the message says why. */
export class MachOError extends Error {
  override readonly name = 'MachOError';
}

const FAT = 0xcafebabe;
const FAT_64 = 0xcafebabf;
/** Class files of Java start like universal files; their version is where the number of processors would be. */
const MAX_PARTS = 30;
const MAX_COMMANDS = 1024 * 1024;
const CPUS: ReadonlyMap<number, string> = new Map([
  [7, 'i386'],
  [0x1000007, 'x86_64'],
  [12, 'arm'],
  [0x100000c, 'arm64'],
  [0x200000c, 'arm64_32'],
  [18, 'ppc'],
]);
const KINDS: ReadonlyMap<number, string> = new Map([
  [2, 'program'],
  [6, 'library'],
  [8, 'module'],
]);
const PLATFORMS: ReadonlyMap<number, string> = new Map([
  [1, 'macOS'],
  [2, 'iOS'],
  [3, 'tvOS'],
  [4, 'watchOS'],
  [6, 'Mac Catalyst'],
  [7, 'iOS simulator'],
  [10, 'driverKit'],
  [11, 'visionOS'],
]);
/** LC_VERSION_MIN_*, as platforms. */
const OLDER: ReadonlyMap<number, number> = new Map([
  [0x24, 1],
  [0x25, 2],
  [0x2f, 3],
  [0x30, 4],
]);
/** LC_LOAD_DYLIB, LC_REEXPORT_DYLIB, LC_LAZY_LOAD_DYLIB, LC_LOAD_UPWARD_DYLIB. */
const LOADS = new Set([0xc, 0x8000001f, 0x20, 0x80000023]);
const LOAD_WEAK = 0x80000018;
const ID = 0xd;
const RPATH = 0x8000001c;
const BUILD_VERSION = 0x32;

/** Whether the first bytes are those of a Mach-O file, for one processor or several. */
export function startsLikeMachO(head: Uint8Array): boolean {
  if (head.length < 8) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const magic = view.getUint32(0, false);
  if (magic === FAT || magic === FAT_64) return view.getUint32(4, false) > 0 && view.getUint32(4, false) <= MAX_PARTS;
  return formOf(magic) !== undefined;
}

/** Which parts of the file {@link readMachO} needs, from its first bytes; `undefined` where it is none. Never throws. */
export function machORanges(head: Uint8Array, size: number): readonly { offset: number; length: number }[] | undefined {
  if (!startsLikeMachO(head)) return undefined;
  const parts = partsOf(head);
  const ranges = parts.map((offset) => {
    const commands = offset + 32 > head.length ? MAX_COMMANDS : commandsOf(head.subarray(offset));
    return { offset, length: Math.min(32 + commands, size - offset) };
  });
  const start = { offset: 0, length: Math.min(head.length, size) };
  return [start, ...ranges.filter(({ offset, length }) => length > 0 && offset + length > head.length)];
}

/** Reads what is said for each processor. Throws {@link MachOError}, and what the source throws. */
export function readMachO(source: MachOSource): MachOPart[] {
  const parts = partsOf(source.read(0, 8 + MAX_PARTS * 32));
  if (parts.length === 0) throw new MachOError('it is for no processor');
  return parts.map((offset) => readPart(source, offset));
}

/** Where the parts of a universal file start; of any other its start. */
function partsOf(head: Uint8Array): number[] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const magic = head.length < 8 ? 0 : view.getUint32(0, false);
  if (magic !== FAT && magic !== FAT_64) return [0];
  const width = magic === FAT ? 20 : 32;
  const count = Math.min(MAX_PARTS, view.getUint32(4, false), Math.floor((head.length - 8) / width));
  return Array.from({ length: count }, (_, at) => {
    const place = 8 + at * width + 8;
    return magic === FAT ? view.getUint32(place, false) : Number(view.getBigUint64(place, false));
  });
}

/** Width and byte order by the magic number, as it reads with its highest byte first. */
function formOf(magic: number): { readonly wide: boolean; readonly little: boolean } | undefined {
  switch (magic) {
    case 0xfeedface:
      return { wide: false, little: false };
    case 0xfeedfacf:
      return { wide: true, little: false };
    case 0xcefaedfe:
      return { wide: false, little: true };
    case 0xcffaedfe:
      return { wide: true, little: true };
    default:
      return undefined;
  }
}

/** Bytes of the load commands, at most {@link MAX_COMMANDS}. */
function commandsOf(header: Uint8Array): number {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const form = header.length < 28 ? undefined : formOf(view.getUint32(0, false));
  return form === undefined ? 0 : Math.min(MAX_COMMANDS, view.getUint32(20, form.little));
}

function readPart(source: MachOSource, offset: number): MachOPart {
  const header = source.read(offset, 32);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const form = header.length < 28 ? undefined : formOf(view.getUint32(0, false));
  if (form === undefined) throw new MachOError('one of its parts is no Mach-O file');
  const { wide, little } = form;
  const cpu = view.getUint32(4, little);
  const kind = view.getUint32(12, little);
  const count = view.getUint32(16, little);
  const commands = source.read(offset + (wide ? 32 : 28), commandsOf(header));
  const isE = cpu === 0x100000c && (view.getUint32(8, little) & 0xffffff) === 2;
  return {
    machine: isE ? 'arm64e' : (CPUS.get(cpu) ?? `0x${cpu.toString(16)}`),
    kind: KINDS.get(kind) ?? String(kind),
    ...readCommands(commands, count, little),
  };
}

function readCommands(bytes: Uint8Array, count: number, little: boolean): Omit<MachOPart, 'machine' | 'kind'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = { loads: [] as string[], weak: [] as string[], rpaths: [] as string[] };
  let rest: Pick<MachOPart, 'installName' | 'platform' | 'minimum'> = {};
  for (let at = 0, index = 0; index < count; index++) {
    const size = at + 8 > bytes.length ? 0 : view.getUint32(at + 4, little);
    if (size < 8 || at + size > bytes.length) throw new MachOError('its load commands are cut off');
    const command = view.getUint32(at, little);
    const own = bytes.subarray(at, at + size);
    const word = (place: number) => (place + 4 > size ? 0 : view.getUint32(at + place, little));
    const name = () => cString(own.subarray(word(8)));
    const older = OLDER.get(command);
    if (LOADS.has(command)) found.loads.push(name());
    else if (command === LOAD_WEAK) found.weak.push(name());
    else if (command === RPATH) found.rpaths.push(name());
    else if (command === ID) rest = { ...rest, installName: name() };
    else if (command === BUILD_VERSION) rest = { ...rest, ...release(word(8), word(12)) };
    else if (older !== undefined) rest = { ...rest, ...release(older, word(8)) };
    at += size;
  }
  return { ...rest, ...found };
}

/** Nibbles: xxxx.yy.zz. */
function release(platform: number, version: number): { platform: string; minimum: string } {
  const [major, minor, patch] = [version >>> 16, (version >>> 8) & 0xff, version & 0xff];
  return {
    platform: PLATFORMS.get(platform) ?? String(platform),
    minimum: `${major}.${minor}${patch === 0 ? '' : `.${patch}`}`,
  };
}

function cString(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return Buffer.from(end === -1 ? bytes : bytes.subarray(0, end)).toString('utf8');
}
