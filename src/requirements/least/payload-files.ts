import type { ElfFields } from '../../model/facts/elf.js';
import type { LibraryFact } from '../../model/facts/library.js';
import type { ProgramFact } from '../../model/facts/program.js';
import type { Section, Snapshot } from '../../model/snapshot.js';
import { byText } from './version-name.js';

/** An ELF file of the payload, with what a loader must know of it. */
export interface ElfPart {
  readonly path: string;
  readonly fields: ElfFields;
  readonly program: boolean;
}

/** A script of the payload. */
export interface ScriptPart {
  readonly path: string;
  readonly interpreter: string;
  readonly argument: string | undefined;
}

/** The files of a payload that ask for something, each kind sorted by path. */
export interface PayloadFiles {
  readonly elfs: readonly ElfPart[];
  readonly scripts: readonly ScriptPart[];
  readonly broken: readonly { readonly path: string; readonly message: string }[];
  /** Whether the payload brings a library of this name for programs like this file. */
  brings(name: string, like: ElfFields): boolean;
  /** Whether the payload brings a file at that path, or a link. */
  has(path: string): boolean;
}

/** Looks through the sections `programs` and `libraries` of a payload. */
export function payloadFiles({ sections }: Snapshot): PayloadFiles {
  const programs = factsOf<ProgramFact>(sections.programs);
  const libraries = factsOf<LibraryFact>(sections.libraries);
  const paths = new Set<string>();
  for (const [path, { links = [] }] of [...programs, ...libraries]) for (const at of [path, ...links]) paths.add(at);
  const brought = new Set(libraries.flatMap(([, library]) => names(library).map((name) => keyOf(name, library))));
  // A file that is listed as both is one file: what it is as a library is the same.
  const elfs = new Map<string, ElfPart>(libraries.map(([path, fields]) => [path, { path, fields, program: false }]));
  for (const [path, fact] of programs) if (fact.kind === 'elf') elfs.set(path, { path, fields: fact, program: true });
  return {
    elfs: [...elfs.values()].sort((a, b) => byText(a.path, b.path)),
    scripts: programs.flatMap(([path, fact]) =>
      fact.kind === 'script' ? [{ path, interpreter: fact.interpreter, argument: fact.argument }] : [],
    ),
    broken: programs.flatMap(([path, fact]) => (fact.kind === 'broken' ? [{ path, message: fact.message }] : [])),
    brings: (name, like) => brought.has(keyOf(name, like)),
    has: (path) => paths.has(path),
  };
}

/** What each probe's schema has checked already is what the fact says. */
function factsOf<Fact>(section: Section | undefined): [path: string, fact: Fact][] {
  return Object.entries(section?.facts ?? {}).sort(([a], [b]) => byText(a, b)) as [string, Fact][];
}

/** A loader finds a library by the name of its file or of a link to it, and knows it by its soname once it is loaded. */
function names({ name, soname, links = [] }: LibraryFact): string[] {
  const files = links.map((link) => link.slice(link.lastIndexOf('/') + 1));
  return [name, ...files, ...(soname === undefined ? [] : [soname])];
}

function keyOf(name: string, { class: width, machine }: ElfFields): string {
  return `${width} ${machine} ${name}`;
}
