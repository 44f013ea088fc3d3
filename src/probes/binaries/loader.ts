import { ElfType, isElf } from '../../formats/elf/header.js';
import { parseLdCache } from '../../formats/ld-so-cache.js';
import { type LdConfDirective, parseLdConf } from '../../formats/ld-so-conf.js';
import { parseMuslPath } from '../../formats/musl-path.js';
import { parseShebang } from '../../formats/shebang.js';
import type { LoaderFact, OddFile } from '../../model/facts/loader.js';
import { LoaderFact as schema } from '../../model/facts/loader.js';
import type { Content, Entry } from '../../model/files.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import { builtInDirectories } from './built-in-directories.js';
import { configuredDirectories } from './configured-directories.js';
import { elfHeadOf } from './elf-head.js';
import { isExecutable, isNamedLikeLibrary, LIBRARY_PATTERNS } from './names.js';
import { linksElsewhere, plainFiles } from './surroundings.js';

const CACHE = '/etc/ld.so.cache';
const CONF = '/etc/ld.so.conf';
const PRELOAD = '/etc/ld.so.preload';
const INCLUDED = '/etc/ld.so.conf.d/';
const MUSL_PATH = /^\/etc\/ld-musl-([\w-]+)\.path$/;
const GLIBC_LOADER = /\/ld(?:-linux|-\d|64|\.so)[^/]*$/;
/** Of glibc's loader; the largest known has 0.3 MB, with debug information 2 MB. */
const MAX_LOADER = 8 * 1024 * 1024;
/** A file that is shorter than an ELF header is refused in other words. */
const ELF_HEADER = 64;
const HEAD = 4096;

type Parsed = LoaderFact | { readonly kind: 'directives'; readonly directives: readonly LdConfDirective[] } | OddFile;

/** What the loaders of the environment go by, beside the libraries themselves. */
export const loaderProbe: Probe<Parsed, LoaderFact> = {
  id: 'loader',
  title: 'what the dynamic loaders go by',
  schema,
  paths: [CACHE, CONF, PRELOAD],
  matches: (entry) =>
    isNamedLikeLibrary(entry) || isExecutable(entry) || entry.path.startsWith(INCLUDED) || MUSL_PATH.test(entry.path),
  candidates: {
    whole: [`${INCLUDED}*`, '/etc/ld-musl-*.path', '*/ld-linux*', '*/ld-[0-9]*', '*/ld64*', '*/ld.so*'],
    parts: LIBRARY_PATTERNS,
    executables: true,
  },
  accepts(head, entry) {
    if (entry.path.startsWith('/etc/') && (entry.path.startsWith(INCLUDED) || MUSL_PATH.test(entry.path))) return true;
    if (isLoader(entry) && isElf(head)) return true;
    return oddity(head, entry) === undefined ? false : [{ offset: 0, length: Math.min(HEAD, entry.size) }];
  },
  parse: (content, entry) => parseFile(content, entry),
  concerns: (path) => path === '/etc' || path.startsWith('/etc/ld'),
  conclude: (context) => ({ facts: facts(context) }),
  comparison: { ignore: ['entries', 'targets', 'files'] },
};

function isLoader(entry: Entry): boolean {
  return GLIBC_LOADER.test(entry.path) && entry.size <= MAX_LOADER;
}

function parseFile(content: Content, entry: Entry): Parsed {
  const { path } = entry;
  const text = () => Buffer.from(content.bytes()).toString('utf8');
  if (path === CONF || path.startsWith(INCLUDED)) return { kind: 'directives', directives: parseLdConf(text()) };
  if (path === PRELOAD) return { kind: 'preload', libraries: preloaded(text()) };
  if (MUSL_PATH.test(path)) return { kind: 'musl-path', directories: parseMuslPath(text()) };
  const head = content.read(0, Math.min(HEAD, entry.size));
  const odd = oddity(head, entry);
  if (odd !== undefined && path !== CACHE) return odd;
  if (isElf(head)) return { kind: 'built-in', directories: builtInDirectories(content.bytes()) };
  return { kind: 'cache', entries: cacheEntries(content.bytes()) };
}

/** `undefined` for what could be started or loaded. */
function oddity(head: Uint8Array, entry: Entry): OddFile | undefined {
  const named = isNamedLikeLibrary(entry);
  const elf = elfHeadOf(entry, head);
  if (elf !== undefined) {
    if (elf.type === undefined && named && entry.size < ELF_HEADER) return 'short';
    const object = elf.type === ElfType.relocatable || elf.type === ElfType.core;
    if (named && elf.type === ElfType.executable) return 'program';
    return object ? 'object' : undefined;
  }
  if (isElf(head)) return undefined;
  if (!named && startsLikeScript(head)) return parseShebang(head) === undefined ? 'shebang' : undefined;
  const magic = Buffer.from(head.subarray(0, 4)).toString('hex');
  if (MACH_O.has(magic)) return 'mach-o';
  if (magic.startsWith('4d5a')) return 'pe';
  return entry.size < ELF_HEADER ? 'short' : 'text';
}

function startsLikeScript(head: Uint8Array): boolean {
  return head[0] === 0x23 && head[1] === 0x21;
}

/** Thin files of both widths and byte orders, and fat ones (Apple, loader.h and fat.h). */
const MACH_O: ReadonlySet<string> = new Set(['cffaedfe', 'cefaedfe', 'feedface', 'feedfacf', 'cafebabe', 'cafebabf']);

/** Names are separated by blanks and colons, `#` starts a comment (glibc, elf/rtld.c, do_preload). */
function preloaded(text: string): string[] {
  const lines = text.split('\n').map((line) => line.split('#', 1)[0] ?? '');
  return lines.flatMap((line) => line.split(/[\s:]+/)).filter((name) => name !== '');
}

type CacheFact = Extract<LoaderFact, { kind: 'cache' }>;

function cacheEntries(bytes: Uint8Array): CacheFact['entries'] {
  const entries = new Map<string, { path: string; flags: number; hwcaps: string }[]>();
  for (const { name, path, flags, hwcaps, legacyHwcaps } of parseLdCache(bytes).entries) {
    if (legacyHwcaps === true) continue;
    const entry = { path, flags, hwcaps: hwcaps ?? '' };
    const known = entries.get(name);
    if (known === undefined) entries.set(name, [entry]);
    else known.push(entry);
  }
  return Object.fromEntries(entries);
}

function* facts(context: ProbeContext<Parsed>): Iterable<readonly [string, LoaderFact]> {
  const odd = new Map<string, OddFile>(plainFiles(context.tree));
  const directives = new Map<string, readonly LdConfDirective[]>();
  for (const [path, { parsed }] of context.files) {
    if (typeof parsed === 'string') odd.set(path, parsed);
    else if (parsed.kind === 'directives') directives.set(path, parsed.directives);
    else if (parsed.kind === 'built-in') yield [`built-in:${path}`, parsed];
    else if (parsed.kind === 'musl-path') yield [`musl-path:${MUSL_PATH.exec(path)?.[1] ?? path}`, parsed];
    else yield [parsed.kind, parsed];
  }
  const conf = context.tree.canonical(CONF);
  if (conf !== undefined && directives.has(conf)) {
    yield ['conf', { kind: 'conf', directories: configuredDirectories(conf, directives) }];
  }
  if (odd.size > 0) yield ['odd-files', { kind: 'odd-files', files: Object.fromEntries([...odd].sort()) }];
  const links = linksElsewhere(context.tree);
  if (links.size > 0) yield ['links', { kind: 'links', targets: Object.fromEntries(links) }];
}
