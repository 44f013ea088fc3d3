import { type ElfFile, readElf } from '../../formats/elf/elf.js';
import { ElfType } from '../../formats/elf/header.js';
import { LibraryFact } from '../../model/facts/library.js';
import type { Content, Entry } from '../../model/files.js';
import type { Probe } from '../../model/probe.js';
import { definedVersions, elfFields, SYMBOL_FIELDS } from './elf-fields.js';
import { elfHeadOf } from './elf-head.js';
import { fileName, isExecutable, isNamedLikeLibrary, LIBRARY_PATTERNS } from './names.js';
import { placedComparison, placedFacts } from './placed.js';

/** Where loaders look, and where software that is not of the distribution puts its libraries; parents of these too. */
const SEARCHED = /^\/(?:$|(?:lib|opt|usr\/lib|usr\/local\/lib)[^/]*(?:\/|$)|usr$|usr\/local$)/;

type Parsed = LibraryFact | undefined;

/** Shared libraries and extension modules: what they are called, need, define, and how they are searched for. */
export const librariesProbe: Probe<Parsed, LibraryFact> = {
  id: 'libraries',
  title: 'shared libraries',
  schema: LibraryFact,
  matches: (entry) => isNamedLikeLibrary(entry) || isExecutable(entry),
  candidates: { parts: LIBRARY_PATTERNS, executables: true },
  accepts(head, entry) {
    const elf = elfHeadOf(entry, head);
    const named = isNamedLikeLibrary(entry);
    if (elf === undefined || (!named && (elf.interpreted || elf.type !== ElfType.shared))) return false;
    return elf.type === ElfType.shared || elf.type === undefined ? elf.ranges : false;
  },
  isHeavy: true,
  parse: (content, entry) => parseLibrary(content, entry),
  concerns: (path) => SEARCHED.test(path),
  conclude: (context) => placedFacts(context),
  encoded: SYMBOL_FIELDS,
  comparison: {
    ...placedComparison,
    ignore: ['name', ...(placedComparison.ignore ?? [])],
    pairBy: (_key, { soname, class: width, machine }) =>
      soname === undefined ? undefined : `${String(soname)} ${String(width)} ${String(machine)}`,
  },
};

function parseLibrary(content: Content, entry: Entry): Parsed {
  const file = readElf(content);
  if (!isLibrary(file, entry)) return undefined;
  const { soname } = file;
  return {
    name: fileName(entry.path),
    ...(soname === undefined ? {} : { soname }),
    ...elfFields(file),
    defines: definedVersions(file),
  };
}

/** libc.so.6 and the loader can be run, so they have an interpreter or an entry point, but they are called as libraries are. */
function isLibrary({ soname, interpreter }: ElfFile, entry: Entry): boolean {
  if (interpreter === undefined) return soname !== undefined || isNamedLikeLibrary(entry);
  return isNamedLikeLibrary(entry) && (soname !== undefined || /^(?:lib|ld)/.test(fileName(entry.path)));
}
