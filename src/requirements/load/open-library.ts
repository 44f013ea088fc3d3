import type { ElfRecord, FileRecord } from '../files/record.js';
import type { View } from '../files/view.js';

/** What a loader makes of the file at one path. */
export type Opened =
  | { readonly kind: 'library'; readonly record: ElfRecord }
  | { readonly kind: 'absent' }
  /** Of another machine or width, or for a newer kernel: passed over while searching. */
  | { readonly kind: 'other'; readonly what: string; readonly otherClass: boolean }
  | { readonly kind: 'refused'; readonly cause: string; readonly message: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** EI_OSABI of what no loader of Linux takes: all but System V, GNU, and by glibc none else. */
const FOREIGN_ABI_CAUSE = 'kernel-or-osabi';

/** Opens `path` for a process of `like`'s machine, as glibc's open_verify does (elf/dl-load.c). */
export function openLibrary(view: View, path: string, like: ElfRecord): Opened {
  const found = view.find(path);
  if (found.kind === 'missing') return { kind: 'absent' };
  if (found.kind === 'unknown') return found;
  if (found.kind !== 'elf') return refusal(found);
  const { fact } = found;
  if (fact.class !== like.fact.class || fact.machine !== like.fact.machine) {
    const what = `${found.path} is for ${fact.machine}, ${fact.class} bits`;
    return { kind: 'other', what, otherClass: fact.class !== like.fact.class };
  }
  if (fact.oddHeader === 'class') return { kind: 'other', what: `${found.path} says another width`, otherClass: true };
  if (fact.oddHeader !== undefined) {
    const cause = fact.oddHeader === 'abi-version' ? FOREIGN_ABI_CAUSE : `bad-elf:${fact.oddHeader}`;
    return { kind: 'refused', cause, message: `its header has an odd ${fact.oddHeader.replace('-', ' ')}` };
  }
  if (fact.osAbi !== undefined) {
    return {
      kind: 'refused',
      cause: FOREIGN_ABI_CAUSE,
      message: `its EI_OSABI is ${fact.osAbi}: ELF file OS ABI invalid`,
    };
  }
  return { kind: 'library', record: found };
}

function refusal(found: Exclude<FileRecord, ElfRecord>): Opened {
  if (found.kind === 'script') return refused('invalid-ELF-header', 'it is a script: invalid ELF header');
  if (found.kind === 'broken') {
    return found.reason === 'limit'
      ? { kind: 'unknown', reason: found.message }
      : refused(found.reason, `it is damaged: ${found.message}`);
  }
  switch (found.what) {
    case 'directory':
      return refused('cannot-read-file-data', 'it is a directory: cannot read file data');
    case 'short':
      return refused('file-too-short', 'it is shorter than an ELF header: file too short');
    case 'program':
      return refused('cannot-dynamically-load-executable', 'it is a program: cannot dynamically load executable');
    case 'object':
      return refused('only-ET_DYN-and-ET_EXEC', 'it is no shared object: only ET_DYN and ET_EXEC can be loaded');
    case 'not-executable':
      return { kind: 'unknown', reason: `what is in ${found.path} was not captured` };
    default:
      return refused('invalid-ELF-header', 'it is no ELF file: invalid ELF header');
  }
}

function refused(what: string, message: string): Opened {
  return { kind: 'refused', cause: `bad-elf:${what}`, message };
}
