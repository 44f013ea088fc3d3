import type { ElfFields } from '../../model/facts/elf.js';
import type { LibraryFact } from '../../model/facts/library.js';
import type { ProgramFact } from '../../model/facts/program.js';
import type { Fact, Section, Snapshot } from '../../model/snapshot.js';

/** The section that says what a process has mapped. */
const PROCESS = 'process';

/**
 * Of the snapshot of a process what that process uses: of the sections `files` only what it has mapped, its program
 * whoever owns it. Any other snapshot stays as it is.
 */
export function inUse(snapshot: Snapshot, files: readonly string[]): Snapshot {
  const mapped = mappedIn(snapshot);
  if (mapped === undefined) return snapshot;
  const sections = Object.entries(snapshot.sections).map(([name, section]): [string, Section] => {
    if (!files.includes(name)) return [name, section];
    const facts = Object.entries(section.facts).filter(([path]) => mapped.has(path));
    // What runs is the payload, whether it came in a package or not.
    return [name, { ...section, facts: Object.fromEntries(name === 'programs' ? facts.map(withoutOwner) : facts) }];
  });
  return { ...snapshot, sections: Object.fromEntries(sections) };
}

function withoutOwner([path, { owner: _owner, ...fact }]: [string, Fact]): [string, Fact] {
  return [path, fact];
}

/**
 * The payload of a process with what it opened by itself (dlopen) among what its program needs: libraries of the system
 * that are mapped although no file of the payload leads to them. `whole` is all that the process has mapped.
 */
export function withOpened(payload: Snapshot, whole: Snapshot): Snapshot {
  const executable = whole.sections[PROCESS]?.facts.process?.executable;
  const programs = payload.sections.programs;
  const program = typeof executable === 'string' ? programs?.facts[executable] : undefined;
  if (typeof executable !== 'string' || programs === undefined || program?.kind !== 'elf') return payload;
  const { interpreter, needed } = program as Extract<ProgramFact, { kind: 'elf' }>;
  const opened = openedBy(payload, whole, interpreter);
  if (opened.length === 0) return payload;
  const facts = { ...programs.facts, [executable]: { ...program, needed: [...needed, ...opened] } };
  return { ...payload, sections: { ...payload.sections, programs: { ...programs, facts } } };
}

/** Names of the mapped libraries that nothing which is loaded at start leads to, and that no other of them brought along. */
function openedBy(payload: Snapshot, whole: Snapshot, interpreter: string | undefined): string[] {
  const all = Object.entries((whole.sections.libraries?.facts ?? {}) as Record<string, LibraryFact>);
  const reached = new Set<string>();
  const follow = (names: readonly string[]): void => {
    for (const [path, fact] of all) {
      if (reached.has(path) || !names.some((name) => isCalled(name, path, fact))) continue;
      reached.add(path);
      follow(fact.needed);
    }
  };
  const elfs = ['programs', 'libraries'].flatMap((name) => Object.entries(payload.sections[name]?.facts ?? {}));
  for (const [path] of elfs) reached.add(path);
  for (const [, fact] of elfs) follow(((fact as Partial<ElfFields>).needed ?? []) as string[]);
  if (interpreter !== undefined) follow([interpreter.slice(interpreter.lastIndexOf('/') + 1)]);
  const opened = all.filter(([path]) => !reached.has(path));
  return opened
    .filter(
      ([path, fact]) =>
        !opened.some(([other, { needed }]) => other !== path && needed.some((name) => isCalled(name, path, fact))),
    )
    .map(([path, { soname }]) => soname ?? path.slice(path.lastIndexOf('/') + 1))
    .sort();
}

function isCalled(name: string, path: string, { soname, links = [] }: LibraryFact): boolean {
  return soname === name || [path, ...links].some((each) => each.slice(each.lastIndexOf('/') + 1) === name);
}

function mappedIn({ sections }: Snapshot): ReadonlySet<string> | undefined {
  const section = sections[PROCESS];
  if (section === undefined || section.status === 'not-applicable') return undefined;
  return new Set(Object.entries(section.facts).flatMap(([path, { mapped }]) => (mapped === true ? [path] : [])));
}
