import type { RuleInput } from '../../model/rule.js';
import type { Fact } from '../../model/snapshot.js';
import { reasonOf, type SideName, statusOf } from '../completeness.js';
import { sonameStem } from './text.js';

const NOTHING: Fact = Object.freeze({});

const MILLISECONDS_OF_A_DAY = 24 * 60 * 60 * 1000;

type Facts = Readonly<Record<string, Fact>>;

/** Thrown by a look-up that finds nothing in a section which may have more than could be read. */
export class UnknownError extends Error {
  override readonly name = 'UnknownError';
}

/**
 * One snapshot as expressions see it: a field for each section, which maps keys to facts. A section that has one fact
 * of its own name (`kernel`, `cpu`, `entrypoint`) is that fact as well: `env.target.kernel.release`.
 * The methods look something up; what they find is so, and what they do not find in a section that is not complete is
 * unknown, which they say by {@link UnknownError}.
 */
export class Side {
  readonly #input: RuleInput;
  readonly #side: SideName;
  #packages: ReadonlyMap<string, Fact> | undefined;
  #sources: ReadonlyMap<string, Fact> | undefined;
  #libraries: ReadonlyMap<string, Fact> | undefined;
  #sonames: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(input: RuleInput, side: SideName) {
    this.#input = input;
    this.#side = side;
    for (const [name, { facts }] of Object.entries(input[side].sections)) {
      const value = Object.hasOwn(facts, name) ? { ...facts, ...facts[name] } : facts;
      Object.defineProperty(this, name, { value, enumerable: true });
    }
  }

  /** The installed package of this name, of the first architecture by name; an empty record where there is none. */
  package(name: string): Fact {
    this.#packages ??= indexed(this.#facts('packages'), (fact) => (isInstalled(fact) ? [fact.name] : []));
    return this.#found('packages', this.#packages.get(name)) ?? NOTHING;
  }

  /** Whether a package of this name is installed. */
  hasPackage(name: string): boolean {
    return this.package(name) !== NOTHING;
  }

  /** Whether any package built from this source package is installed. */
  hasSource(source: string): boolean {
    this.#sources ??= indexed(this.#facts('packages'), (fact) => (isInstalled(fact) ? [fact.source ?? fact.name] : []));
    return this.#found('packages', this.#sources.get(source)) !== undefined;
  }

  /** The library that answers to this soname or file name, 64-bit ones first; an empty record where there is none. */
  library(soname: string): Fact {
    this.#libraries ??= indexed(this.#facts('libraries'), (fact) => [fact.soname, fact.name]);
    return this.#found('libraries', this.#libraries.get(soname)) ?? NOTHING;
  }

  /** Whether a library answers to this soname or file name. */
  hasLibrary(soname: string): boolean {
    return this.library(soname) !== NOTHING;
  }

  /** The symbol versions that the library of this soname defines; none where there is no such library. */
  defines(soname: string): readonly unknown[] {
    const { defines } = this.library(soname);
    return Array.isArray(defines) ? defines : [];
  }

  /** The sonames of one library: `[libssl.so.1.1, libssl.so.3]` for `libssl.so`, sorted. */
  sonames(stem: string): readonly string[] {
    this.#sonames ??= stems(this.#facts('libraries'));
    return this.#found('libraries', this.#sonames.get(stem)) ?? [];
  }

  /** What the PEM file at this real path holds; an empty record where there is no certificate and no key. */
  certificate(path: string): Fact {
    const facts = this.#facts('certificates');
    return this.#found('certificates', Object.hasOwn(facts, path) ? facts[path] : undefined) ?? NOTHING;
  }

  /** Days from when the snapshot was taken to this time (ISO 8601); below zero for what is past. */
  daysUntil(time: string): number {
    return (Date.parse(time) - Date.parse(this.#input[this.#side].takenAt)) / MILLISECONDS_OF_A_DAY;
  }

  #facts(section: string): Facts {
    const { sections } = this.#input[this.#side];
    return (Object.hasOwn(sections, section) ? sections[section]?.facts : undefined) ?? {};
  }

  #found<T>(section: string, value: T | undefined): T | undefined {
    const need = { side: this.#side, section };
    if (value === undefined && statusOf(this.#input, need) !== 'complete') {
      throw new UnknownError(reasonOf(this.#input, need));
    }
    return value;
  }
}

/** The two snapshots: the variable `env` of every expression. */
export interface Sides {
  readonly source: Side;
  readonly target: Side;
}

/** dpkg remembers the configuration of packages that are gone. */
function isInstalled(fact: Fact): boolean {
  return fact.state !== 'config-files';
}

/** Facts by name, the first by key winning, except that a 64-bit library comes before a 32-bit one. */
function indexed(facts: Facts, namesOf: (fact: Fact) => readonly unknown[]): ReadonlyMap<string, Fact> {
  const index = new Map<string, Fact>();
  for (const key of Object.keys(facts).sort()) {
    const fact = facts[key] ?? NOTHING;
    for (const name of namesOf(fact)) {
      if (typeof name !== 'string') continue;
      const known = index.get(name);
      if (known === undefined || (known.class === 32 && fact.class === 64)) index.set(name, fact);
    }
  }
  return index;
}

function stems(facts: Facts): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { soname } of Object.values(facts)) {
    if (typeof soname !== 'string') continue;
    const stem = sonameStem(soname);
    found.set(stem, (found.get(stem) ?? new Set()).add(soname));
  }
  return new Map([...found].map(([stem, sonames]) => [stem, [...sonames].sort()]));
}
