import type { Fact, Snapshot } from '../../model/snapshot.js';
import { sonameStem } from './text.js';

const NOTHING: Fact = Object.freeze({});

/**
 * One snapshot as expressions see it: a field for each section, which maps keys to facts. A section that has one fact
 * of its own name (`kernel`, `cpu`, `entrypoint`) is that fact as well: `env.target.kernel.release`.
 */
export class Side {
  readonly #facts: (section: string) => Readonly<Record<string, Fact>>;
  #packages: Map<string, Fact> | undefined;
  #libraries: Map<string, Fact> | undefined;
  #sonames: Map<string, readonly string[]> | undefined;

  constructor(snapshot: Snapshot) {
    const { sections } = snapshot;
    this.#facts = (name) => (Object.hasOwn(sections, name) ? (sections[name]?.facts ?? {}) : {});
    for (const [name, { facts }] of Object.entries(sections)) {
      const own = Object.hasOwn(facts, name) ? { ...facts, ...facts[name] } : facts;
      Object.defineProperty(this, name, { value: own, enumerable: true });
    }
  }

  /** The package of this name, of the first architecture by name; an empty record where there is none. */
  package(name: string): Fact {
    this.#packages ??= indexed(this.#facts('packages'), (fact) => [fact.name]);
    return this.#packages.get(name) ?? NOTHING;
  }

  /** Whether a package of this name is there, in whatever state. */
  hasPackage(name: string): boolean {
    return this.package(name) !== NOTHING;
  }

  /** The library that answers to this soname or file name, 64-bit ones first; an empty record where there is none. */
  library(soname: string): Fact {
    this.#libraries ??= indexed(this.#facts('libraries'), (fact) => [fact.soname, fact.name]);
    return this.#libraries.get(soname) ?? NOTHING;
  }

  /** The sonames of one library: `[libssl.so.1.1, libssl.so.3]` for `libssl.so`, sorted. */
  sonames(stem: string): readonly string[] {
    this.#sonames ??= stems(this.#facts('libraries'));
    return this.#sonames.get(stem) ?? [];
  }
}

/** The two snapshots: the variable `env` of every expression. */
export interface Sides {
  readonly source: Side;
  readonly target: Side;
}

/** Facts by name, the first by key winning, except that a 64-bit library comes before a 32-bit one. */
function indexed(
  facts: Readonly<Record<string, Fact>>,
  namesOf: (fact: Fact) => readonly unknown[],
): Map<string, Fact> {
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

function stems(facts: Readonly<Record<string, Fact>>): Map<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { soname } of Object.values(facts)) {
    if (typeof soname !== 'string') continue;
    const stem = sonameStem(soname);
    found.set(stem, (found.get(stem) ?? new Set()).add(soname));
  }
  return new Map([...found].map(([stem, sonames]) => [stem, [...sonames].sort()]));
}
