import * as z from 'zod';
import { isElf, parseHeader } from '../../formats/elf/header.js';
import { machineName } from '../../formats/elf/machine.js';
import type { Content, Entry } from '../../model/files.js';
import type { Probe } from '../../model/probe.js';
import { mayBeNative, NATIVE_BYTES, type Native, nativeProgram, readNative } from './native.js';

const LibcFact = z
  .object({
    family: z.enum(['glibc', 'musl']),
    version: z.string().optional().meta({ description: 'Release of the library itself, without the packager’s part.' }),
    path: z.string(),
    machine: z.string(),
    class: z.union([z.literal(32), z.literal(64)]),
  })
  .meta({ id: 'LibcFact' });

type LibcFact = z.infer<typeof LibcFact>;

type Identity = Omit<LibcFact, 'path'>;
type Parsed =
  | { readonly kind: 'libc'; readonly identity: Identity }
  | { readonly kind: 'program'; readonly native: Native }
  | undefined;

/** Bytes of the header of an ELF file at most. */
const ELF_HEADER = 64;

/** Bytes of a C library at most: the largest known has 3 MB. */
const MAX_BYTES = 32 * 1024 * 1024;

/** `libc.so.6` is the file itself since glibc 2.34; before it was a link to `libc-2.31.so`. musl's loader is its library. */
const NAMES = /^\/(?:usr\/)?lib.*\/(?:libc\.so\.6(?:\.1)?|libc-2\.\d+\.so|ld-musl-[\w-]+\.so\.1|libc\.so)$/;
/** Patterns of those of glibc that are called so, of which the parts that a loader reads and the banner are enough. */
const GLIBC = ['/lib*/libc.so.6', '/usr/lib*/libc.so.6', '/lib*/libc.so.6.1', '/usr/lib*/libc.so.6.1'];
/** Patterns of those that are not called `libc.so.6`. */
const OTHER_NAMES = ['/lib', '/usr/lib'].flatMap((top) => [
  `${top}*/libc-2.*.so`,
  `${top}*/ld-musl-*.so.1`,
  `${top}*/libc.so`,
]);
/** Directories that a C library lies in, and those above. */
const PLACES = /^\/(?:usr|(?:usr\/)?lib[\w-]*(?:\/[\w-]*-linux-\w+)?)$/;

/** What glibc's banner begins with, and how far it is read. */
const BANNER_START = 'GNU C Library ';
const BANNER_BYTES = 300;
/** glibc prints this when it is run as a program; the string is in the file. */
const GLIBC_BANNER = /GNU C Library [^\n]{0,200}?release version (\d+\.\d+(?:\.\d+)?)/;
/** musl's version stands alone between two NULs. */
const MUSL_VERSION = /\0([01]\.\d{1,2}\.\d{1,3})(?:-git[^\0]*)?\0/;

/**
 * Which C library programs get, and its version, from the library's own bytes: `libc` is that of the system's own
 * programs; `libc/MACHINE` or `libc/FAMILY` are what else is installed beside it, for other programs.
 */
export const libcProbe: Probe<Parsed, LibcFact> = {
  id: 'libc',
  section: 'os',
  title: 'C library',
  schema: LibcFact,
  matches: (entry) => isNamedLikeLibc(entry) || mayBeNative(entry),
  candidates: {
    parts: GLIBC,
    whole: OTHER_NAMES,
    searched: [{ paths: GLIBC, text: BANNER_START, length: BANNER_BYTES }],
    executables: true,
  },
  accepts: (head, entry) => isElf(head) && (isNamedLikeLibc(entry) || [{ offset: 0, length: NATIVE_BYTES }]),
  parse(content, entry) {
    if (isNamedLikeLibc(entry)) {
      const identity = content.found === undefined ? identify(content.bytes()) : identifyFound(content, content.found);
      return identity && { kind: 'libc', identity };
    }
    const native = readNative(content.read(0, NATIVE_BYTES));
    return native && { kind: 'program', native };
  },
  concerns: (path) => PLACES.test(path) || NAMES.test(path),
  conclude(context) {
    const native = nativeProgram(context, (parsed) => (parsed?.kind === 'program' ? parsed.native : undefined));
    const found = [...context.files.values()].flatMap(({ entry, parsed }): LibcFact[] =>
      parsed?.kind === 'libc' ? [{ ...parsed.identity, path: entry.path }] : [],
    );
    const rank = (libc: LibcFact) => [suits(libc, native), libc.class] as const;
    found.sort((a, b) => compare(rank(b), rank(a)) || (a.path < b.path ? -1 : 1));
    return { facts: named(found) };
  },
  comparison: { ignore: ['path'] },
};

function isNamedLikeLibc({ path, size }: Entry): boolean {
  return NAMES.test(path) && size <= MAX_BYTES;
}

/** How far the library is the one that the system's programs are linked with. */
function suits({ machine, family }: LibcFact, native: Native | undefined): number {
  if (native === undefined || machine !== native.machine) return 0;
  const { interpreter } = native;
  if (interpreter === undefined) return 1;
  return family === (interpreter.includes('/ld-musl-') ? 'musl' : 'glibc') ? 2 : 1;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The best is `libc`. Of several for the same programs only the first is told: the others are never loaded. */
function named([main, ...others]: readonly LibcFact[]): Map<string, LibcFact> {
  const facts = new Map<string, LibcFact>();
  if (main === undefined) return facts;
  facts.set('libc', main);
  for (const libc of others) {
    if (libc.machine === main.machine && libc.family === main.family) continue;
    const key = libc.machine === main.machine ? `libc/${libc.family}` : `libc/${libc.machine}`;
    if (!facts.has(key)) facts.set(key, libc);
  }
  return facts;
}

/** Of a file that was looked through where it lies. */
function identifyFound(content: Content, [banner]: readonly Uint8Array[]): Identity {
  const header = parseHeader(content.read(0, ELF_HEADER));
  const version = GLIBC_BANNER.exec(Buffer.from(banner ?? []).toString('latin1'))?.[1];
  return {
    family: 'glibc',
    ...(version === undefined ? {} : { version }),
    machine: machineName(header),
    class: header.class,
  };
}

function identify(bytes: Uint8Array): Identity | undefined {
  const header = parseHeader(bytes);
  const common = { machine: machineName(header), class: header.class };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = text.indexOf(BANNER_START);
  if (at !== -1) {
    const version = GLIBC_BANNER.exec(text.toString('latin1', at, at + BANNER_BYTES))?.[1];
    return { family: 'glibc', ...(version === undefined ? {} : { version }), ...common };
  }
  if (text.indexOf('/etc/ld-musl-') === -1 && text.indexOf('musl libc') === -1) return undefined;
  const version = MUSL_VERSION.exec(text.toString('latin1'))?.[1];
  return { family: 'musl', ...(version === undefined ? {} : { version }), ...common };
}
