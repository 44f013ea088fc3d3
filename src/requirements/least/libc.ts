import type { ElfFields } from '../../model/facts/elf.js';
import type { Raised, RequiredLibc } from '../../model/requirement.js';
import { functionsOf, strongVersions } from './asked-symbols.js';
import type { ElfPart, PayloadFiles } from './payload-files.js';
import { byText, compareNumbers } from './version-name.js';

type Family = RequiredLibc['family'];

/** The loader that a program names, and the C library that comes with it. */
const LOADERS: readonly (readonly [pattern: RegExp, family: Family])[] = [
  [/\/ld-musl-/, 'musl'],
  [/\/system\/bin\/linker/, 'bionic'],
  [/\/ld(?:64)?-uClibc/, 'uclibc'],
  [/\/ld(?:64|-linux|-[\d.]+\.so|\.so|-lsb)/, 'glibc'],
];

/** Files that come with glibc (its `shlib-versions`); since 2.34 most of them are empty, but all are still there. */
const GLIBC_FILES =
  /^(?:lib(?:c|m|mvec|pthread|dl|rt|util|resolv|anl|nsl|BrokenLocale|thread_db|c_malloc_debug|nss_\w+)\.so\.\d+(?:\.\d+)?|ld(?:64|-linux[\w-]*|\d+)?\.so\.\d+)$/;

/** Packed relative relocations: the loader must know them (glibc 2.36, NEWS), and says so by defining this. */
const MARKS: Readonly<Record<string, string>> = { GLIBC_ABI_DT_RELR: '2.36' };

/** Whether a needed library is a part of the C library itself. */
export function isLibcPart(name: string): boolean {
  return GLIBC_FILES.test(name) || /^libc\.(?:musl-\w+\.so\.1|so|so\.0)$/.test(name) || /^ld-musl-/.test(name);
}

/** The C library that a file is linked against; `undefined` where it is linked against none. */
export function libcOf({ interpreter, needed, requires }: ElfFields): Family | undefined {
  const known = LOADERS.find(([pattern]) => interpreter !== undefined && pattern.test(interpreter));
  if (known !== undefined) return known[1];
  if (needed.some((name) => /^libc\.musl-|^ld-musl-/.test(name))) return 'musl';
  if (needed.includes('libc.so.0')) return 'uclibc';
  if (needed.includes('libc.so')) {
    // Both call it so; Android's has versions, which musl's never has.
    return Object.hasOwn(requires, 'libc.so') && requires['libc.so']?.includes('LIBC') ? 'bionic' : 'musl';
  }
  return needed.some((name) => GLIBC_FILES.test(name)) ? 'glibc' : undefined;
}

/** The C libraries that the files are linked against and do not bring, with the oldest version that will do. */
export function leastLibcs(files: PayloadFiles): RequiredLibc[] {
  const linked = new Map<Family, ElfPart[]>();
  for (const part of files.elfs) {
    const family = libcOf(part.fields);
    if (family === undefined || files.brings('libc.so.6', part.fields)) continue;
    const parts = linked.get(family);
    if (parts === undefined) linked.set(family, [part]);
    else parts.push(part);
  }
  return [...linked]
    .sort(([a], [b]) => byText(a, b))
    .map(([family, parts]) => ({
      family,
      ...(family === 'glibc' ? raised(parts, files) : { raisedBy: [] }),
      files: parts.length,
    }));
}

interface Need extends Omit<Raised, 'functions'> {
  readonly part: ElfPart;
  readonly release: string;
}

/** The highest release of glibc that a version of symbols asks for, and what asks for it. */
function raised(parts: readonly ElfPart[], files: PayloadFiles): Pick<RequiredLibc, 'version' | 'raisedBy'> {
  const needs = parts.flatMap((part) => needsOf(part, files));
  const release = needs.map((need) => need.release).reduce(higher, '');
  const highest = needs.filter((need) => need.release === release);
  return {
    ...(release === '' ? {} : { version: release }),
    raisedBy: highest.map(({ part, library, version, path }) => ({
      library,
      version,
      path,
      functions: functionsOf(part.fields, library, version),
    })),
  };
}

function needsOf(part: ElfPart, files: PayloadFiles): Need[] {
  const { path, fields } = part;
  const libraries = Object.keys(fields.requires).filter((library) => !files.brings(library, fields));
  return libraries.sort(byText).flatMap((library) =>
    strongVersions(fields, library).flatMap((version) => {
      const release = releaseOf(version);
      return release === undefined ? [] : [{ part, path, library, version, release }];
    }),
  );
}

function releaseOf(version: string): string | undefined {
  if (Object.hasOwn(MARKS, version)) return MARKS[version];
  return /^GLIBC_(\d+(?:\.\d+)*)$/.exec(version)?.[1];
}

function higher(a: string, b: string): string {
  return compareNumbers(a, b) < 0 ? b : a;
}
