import type { LibraryFact } from '../../model/facts/library.js';
import type { LoaderFact } from '../../model/facts/loader.js';
import type { ProgramFact } from '../../model/facts/program.js';
import type { Fact, Snapshot } from '../../model/snapshot.js';
import { Holes } from './holes.js';
import { Paths } from './paths.js';
import type { ElfRecord, FileRecord, Found, Origin } from './record.js';

/** The files of a payload laid over those of a target, from two snapshots. Opens nothing. */
export class View {
  readonly #records = new Map<string, FileRecord>();
  readonly #paths: Paths;
  readonly #holes: readonly Holes[];
  readonly #loader = new Map<string, LoaderFact>();
  #places: Set<string> | undefined;
  #byName: Map<string, ElfRecord[]> | undefined;

  /** @param at directory at which the payload's root is laid. */
  constructor(
    readonly target: Snapshot,
    readonly payload: Snapshot,
    at: string,
  ) {
    const links = new Map(linksOf(target, ''));
    const place = at === '/' ? '' : (new Paths(links).real(at) ?? at);
    this.place = place === '/' ? '' : place;
    for (const [path, link] of linksOf(payload, this.place)) links.set(path, link);
    this.#paths = new Paths(links);
    this.#holes = [new Holes(target, ''), new Holes(payload, this.place)];
    this.#add(target, 'target', '');
    this.#add(payload, 'payload', this.place);
    // Only what is laid over the root itself takes the place of the loader's files.
    for (const snapshot of this.place === '' ? [target, payload] : [target]) {
      for (const [key, fact] of Object.entries(factsOf(snapshot, 'loader'))) this.#loader.set(key, fact as LoaderFact);
    }
  }

  /** Prefix of the payload's paths in the target. */
  readonly place: string;

  /** What is at `path`, links followed. */
  find(path: string): Found {
    const real = this.#paths.real(path);
    if (real === undefined) return { kind: 'missing' };
    const record = this.#records.get(real);
    if (record !== undefined) return record;
    for (const holes of this.#holes) {
      const reason = holes.at(real);
      if (reason !== undefined) return { kind: 'unknown', reason };
    }
    return { kind: 'missing' };
  }

  /** Whether any file that matters lies in the directory `path`. */
  isPlace(path: string): boolean {
    this.#places ??= new Set([...this.#records.keys()].map((each) => each.slice(0, each.lastIndexOf('/'))));
    return this.#places.has(this.real(path));
  }

  /** Real path of `path`, whether or not anything is there. */
  real(path: string): string {
    return this.#paths.real(path) ?? path;
  }

  /** What the loader goes by, of the target as deployed. */
  loader<Kind extends LoaderFact['kind']>(key: string, kind: Kind): Extract<LoaderFact, { kind: Kind }> | undefined {
    const fact = this.#loader.get(key);
    return fact?.kind === kind ? (fact as Extract<LoaderFact, { kind: Kind }>) : undefined;
  }

  /** Why it is not known what the loader's own files say; `undefined` where it is. */
  unknownAt(path: string): string | undefined {
    return this.#holes[0]?.at(this.real(path));
  }

  /** Everything that the payload brings and that can be executed, by path. */
  *programs(): Iterable<FileRecord> {
    for (const path of Object.keys(factsOf(this.payload, 'programs')).sort()) {
      const record = this.#records.get(this.real(`${this.place}${path}`));
      if (record !== undefined) yield record;
    }
  }

  /** Every library that the payload brings, by path. */
  *libraries(): Iterable<ElfRecord> {
    for (const path of Object.keys(factsOf(this.payload, 'libraries')).sort()) {
      const record = this.#records.get(this.real(`${this.place}${path}`));
      if (record?.kind === 'elf' && record.role === 'library') yield record;
    }
  }

  /** Libraries wherever they lie, by file name, soname and names of links without what follows `.so`. */
  alike(name: string): readonly ElfRecord[] {
    this.#byName ??= this.#index();
    return this.#byName.get(stem(name)) ?? [];
  }

  #index(): Map<string, ElfRecord[]> {
    const index = new Map<string, ElfRecord[]>();
    for (const record of this.#records.values()) {
      if (record.kind !== 'elf' || record.role !== 'library') continue;
      const names = [record.path, ...(record.fact.links ?? []), record.fact.soname ?? ''];
      for (const key of new Set(names.map((name) => stem(name.slice(name.lastIndexOf('/') + 1))))) {
        const known = index.get(key);
        if (known === undefined) index.set(key, [record]);
        else if (!known.includes(record)) known.push(record);
      }
    }
    return index;
  }

  #add(snapshot: Snapshot, origin: Origin, place: string): void {
    for (const [path, message] of this.#holes[origin === 'target' ? 0 : 1]?.broken() ?? []) {
      this.#put(path, { kind: 'broken', path, origin, reason: 'malformed', message }, []);
    }
    const odd = factsOf(snapshot, 'loader')['odd-files'] as LoaderFact | undefined;
    for (const [path, what] of odd?.kind === 'odd-files' ? Object.entries(odd.files) : []) {
      this.#put(`${place}${path}`, { kind: 'odd', path: `${place}${path}`, origin, what }, []);
    }
    for (const [path, fact] of Object.entries(factsOf(snapshot, 'libraries') as Record<string, LibraryFact>)) {
      const record = { kind: 'elf', role: 'library', isStatic: false, path: `${place}${path}`, origin, fact } as const;
      this.#put(
        record.path,
        record,
        (fact.links ?? []).map((link) => `${place}${link}`),
      );
    }
    for (const [path, fact] of Object.entries(factsOf(snapshot, 'programs') as Record<string, ProgramFact>)) {
      const record = programRecord(`${place}${path}`, origin, fact);
      this.#put(
        record.path,
        record,
        (fact.links ?? []).map((link) => `${place}${link}`),
      );
    }
  }

  #put(path: string, record: FileRecord, links: readonly string[]): void {
    const real = this.#directoryReal(path);
    this.#records.set(real, real === record.path ? record : { ...record, path: real });
    for (const link of links) this.#records.set(this.#directoryReal(link), this.#records.get(real) as FileRecord);
  }

  /** A payload laid over a link to a directory lands where that leads; its own last part is the file itself. */
  #directoryReal(path: string): string {
    const slash = path.lastIndexOf('/');
    const directory = slash <= 0 ? '' : (this.#paths.real(path.slice(0, slash)) ?? path.slice(0, slash));
    return `${directory === '/' ? '' : directory}${path.slice(slash)}`;
  }
}

function programRecord(path: string, origin: Origin, fact: ProgramFact): FileRecord {
  if (fact.kind === 'script') return { kind: 'script', path, origin, fact };
  if (fact.kind === 'broken') return { kind: 'broken', path, origin, reason: fact.reason, message: fact.message };
  return { kind: 'elf', role: 'program', path, origin, fact, isStatic: fact.linking === 'static' };
}

function linksOf(snapshot: Snapshot, place: string): [path: string, link: string][] {
  const fact = factsOf(snapshot, 'loader').links as LoaderFact | undefined;
  if (fact?.kind !== 'links') return [];
  return Object.entries(fact.targets).map(([path, link]) => [`${place}${path}`, link]);
}

function factsOf(snapshot: Snapshot, section: string): Readonly<Record<string, Fact>> {
  return Object.hasOwn(snapshot.sections, section) ? (snapshot.sections[section]?.facts ?? {}) : {};
}

function stem(name: string): string {
  return name.replace(/(?:-[\d.]+)?\.so(?:\..*)?$/, '');
}
