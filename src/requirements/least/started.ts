import type { LibraryFact } from '../../model/facts/library.js';
import type { ProgramFact } from '../../model/facts/program.js';
import type { Fact, Snapshot } from '../../model/snapshot.js';

/** The payload cut down to what is started, and to those of its libraries that this needs. */
export function startedOf(payload: Snapshot, entries: readonly string[]): Snapshot {
  const { programs, libraries } = payload.sections;
  const started = only(programs?.facts ?? {}, (path, { links }) => entries.some((entry) => isAt(entry, path, links)));
  const all = Object.entries((libraries?.facts ?? {}) as Record<string, LibraryFact>);
  const needed = new Set<string>();
  const take = (path: string, names: readonly string[]) => {
    if (needed.has(path)) return;
    needed.add(path);
    for (const [found, fact] of all) if (names.some((name) => isCalled(name, found, fact))) take(found, fact.needed);
  };
  for (const [path, fact] of Object.entries(started) as [string, ProgramFact][]) {
    take(path, fact.kind === 'elf' ? fact.needed : []);
  }
  for (const [path, { links, needed: names }] of all) {
    if (entries.some((entry) => isAt(entry, path, links))) take(path, names);
  }
  const sections = { ...payload.sections };
  if (programs !== undefined) sections.programs = { ...programs, facts: started };
  if (libraries !== undefined) {
    sections.libraries = { ...libraries, facts: only(libraries.facts, (path) => needed.has(path)) };
  }
  return { ...payload, sections };
}

function isAt(entry: string, path: string, links: unknown): boolean {
  return entry === path || (Array.isArray(links) && links.includes(entry));
}

function isCalled(name: string, path: string, { soname, links = [] }: LibraryFact): boolean {
  return soname === name || [path, ...links].some((each) => each.slice(each.lastIndexOf('/') + 1) === name);
}

function only(facts: Readonly<Record<string, Fact>>, test: (path: string, fact: Fact) => boolean) {
  return Object.fromEntries(Object.entries(facts).filter(([path, fact]) => test(path, fact)));
}
