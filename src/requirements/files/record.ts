import type { ElfFields } from '../../model/facts/elf.js';
import type { OddFile } from '../../model/facts/loader.js';
import type { ProgramFact } from '../../model/facts/program.js';

/** Which of the two environments brings a file. */
export type Origin = 'payload' | 'target';

interface Located {
  /** Real path in the target as deployed. */
  readonly path: string;
  readonly origin: Origin;
}

/** A file that a loader can load, whether it is called a library or a program. */
export interface ElfRecord extends Located {
  readonly kind: 'elf';
  readonly role: 'library' | 'program';
  readonly fact: ElfFields & {
    readonly soname?: string | undefined;
    readonly defines?: readonly string[] | undefined;
    readonly links?: readonly string[] | undefined;
    readonly owner?: string | undefined;
  };
  /** A program without a loader's work to do. */
  readonly isStatic: boolean;
}

/** A script by its first line. */
export interface ScriptRecord extends Located {
  readonly kind: 'script';
  readonly fact: Extract<ProgramFact, { kind: 'script' }>;
}

/** An ELF file that is damaged. */
export interface BrokenRecord extends Located {
  readonly kind: 'broken';
  readonly reason: 'malformed' | 'truncated' | 'limit';
  readonly message: string;
}

/** What is neither ELF nor a script. */
export interface OddRecord extends Located {
  readonly kind: 'odd';
  readonly what: OddFile;
}

/** What lies at a path, as far as starting and loading go. */
export type FileRecord = ElfRecord | ScriptRecord | BrokenRecord | OddRecord;

/** What is at a path: a file, nothing, or nobody knows. */
export type Found = FileRecord | { readonly kind: 'missing' } | { readonly kind: 'unknown'; readonly reason: string };
