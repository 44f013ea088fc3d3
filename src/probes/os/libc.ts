import * as z from 'zod';
import { isElf, parseHeader } from '../../formats/elf/header.js';
import { machineName } from '../../formats/elf/machine.js';
import type { ParsedFile, Probe } from '../../model/probe.js';

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

/** Bytes of a C library at most: the largest known has 3 MB. */
const MAX_BYTES = 32 * 1024 * 1024;

/** `libc.so.6` is the file itself since glibc 2.34; before it was a link to `libc-2.31.so`. musl's loader is its library. */
const NAMES = /\/(?:libc\.so\.6(?:\.1)?|libc-2\.\d+\.so|ld-musl-[\w-]+\.so\.1|libc\.so)$/;

/** glibc prints this when it is run as a program; the string is in the file. */
const GLIBC_BANNER = /GNU C Library [^\n]{0,200}?release version (\d+\.\d+(?:\.\d+)?)/;
/** musl's version stands alone between two NULs. */
const MUSL_VERSION = /\0([01]\.\d{1,2}\.\d{1,3})(?:-git[^\0]*)?\0/;

/** Which C library programs get, and its version, from the library's own bytes. */
export const libcProbe: Probe<Omit<LibcFact, 'path'> | undefined, LibcFact> = {
  id: 'libc',
  section: 'os',
  title: 'C library',
  schema: LibcFact,
  matches: (entry) => NAMES.test(entry.path) && /^\/(?:usr\/)?lib/.test(entry.path) && entry.size <= MAX_BYTES,
  accepts: (head) => isElf(head),
  parse: (content) => identify(content.bytes()),
  concerns: (path) => /^\/(?:usr\/)?lib[\w-]*(?:\/[\w-]*-linux-\w+)?$/.test(path) || path === '/usr',
  conclude({ files }) {
    const found = [...files.values()].filter(
      (file): file is ParsedFile<Omit<LibcFact, 'path'>> => file.parsed !== undefined,
    );
    const facts = found.map(({ entry, parsed }): LibcFact => ({ ...parsed, path: entry.path }));
    const [main] = facts.sort((a, b) => b.class - a.class || (a.path < b.path ? -1 : 1));
    return { facts: main === undefined ? [] : [['libc', main]] };
  },
  comparison: { ignore: ['path'] },
};

function identify(bytes: Uint8Array): Omit<LibcFact, 'path'> | undefined {
  const header = parseHeader(bytes);
  const common = { machine: machineName(header), class: header.class };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = text.indexOf('GNU C Library ');
  if (at !== -1) {
    const version = GLIBC_BANNER.exec(text.toString('latin1', at, at + 300))?.[1];
    return { family: 'glibc', ...(version === undefined ? {} : { version }), ...common };
  }
  if (text.indexOf('/etc/ld-musl-') === -1 && text.indexOf('musl libc') === -1) return undefined;
  const version = MUSL_VERSION.exec(text.toString('latin1'))?.[1];
  return { family: 'musl', ...(version === undefined ? {} : { version }), ...common };
}
