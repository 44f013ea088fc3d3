import type { RuleInput } from '../../model/rule.js';
import type { Fact } from '../../model/snapshot.js';
import type { SideName } from '../completeness.js';

/** A file of one environment with what is known of it. */
export interface Located {
  readonly path: string;
  readonly fact: Fact;
}

/** Something that software of the source needs, that the source has and the target has not. */
export interface UnmetNeed {
  readonly soname: string;
  /** The symbol version, where the target has the library but not this version of it. */
  readonly version?: string | undefined;
  /** The libraries that need it, by path. */
  readonly consumers: readonly Located[];
  /** The library in the source that meets the need. */
  readonly provider: Located;
  /** The library in the target that does not. */
  readonly instead?: Located | undefined;
}

type Unmet = Omit<UnmetNeed, 'consumers'>;

/**
 * What libraries and modules of the source that no package owns need of libraries (DT_NEEDED, and the symbol versions of
 * .gnu.version_r), have in the source, and would not find in the target. Such software is what is deployed, so that its
 * own libraries come along. Any library of the name, class and machine counts wherever it lies: this does not model the
 * loader's search, and errs on the side of silence. Sorted by soname, then by version.
 */
export function unmetNeeds(input: RuleInput): readonly UnmetNeed[] {
  const software = unowned(input);
  const source = new Shelf(factsOf(input, 'source', 'libraries'));
  const target = new Shelf([
    ...factsOf(input, 'target', 'libraries'),
    ...software.filter(({ fact }) => isLibrary(fact)),
  ]);
  const machines = new Set(factsOf(input, 'target', 'libraries').map(({ fact }) => kindOf(fact)));
  const unmet = new Map<string, UnmetNeed & { consumers: Located[] }>();
  for (const consumer of software) {
    // Nothing of this processor in the target: that is one finding about architectures, not one for each library.
    if (machines.size > 0 && !machines.has(kindOf(consumer.fact))) continue;
    for (const need of decisive([...missing(consumer, source, target)])) {
      const id = `${need.soname}\n${need.version ?? ''}`;
      const known = unmet.get(id);
      if (known === undefined) unmet.set(id, { ...need, consumers: [consumer] });
      else known.consumers.push(consumer);
    }
  }
  return [...unmet].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, need]) => need);
}

/** The C library under the names that programs ask for. */
const C_LIBRARY = /^libc\.(so\.6|musl-.*\.so\.1)$/;

/** Without its C library a program is not started at all, and what else it lacks follows from that. */
function decisive(needs: readonly Unmet[]): readonly Unmet[] {
  const libc = needs.filter(({ soname, version }) => version === undefined && C_LIBRARY.test(soname));
  return libc.length > 0 ? libc : needs;
}

function* missing(consumer: Located, source: Shelf, target: Shelf): Iterable<Unmet> {
  for (const soname of strings(consumer.fact.needed)) {
    const providers = source.find(soname, consumer.fact);
    const [provider] = providers;
    // The source works without it, so that the target does too.
    if (provider === undefined) continue;
    const offered = target.find(soname, consumer.fact);
    if (offered.length === 0) {
      yield { soname, provider };
      continue;
    }
    for (const version of versionsOf(consumer.fact, soname)) {
      const meets = providers.find(({ fact }) => strings(fact.defines).includes(version));
      const met = offered.some(({ fact }) => strings(fact.defines).includes(version));
      if (meets !== undefined && !met) yield { soname, version, provider: meets, instead: offered[0] };
    }
  }
}

/** Libraries by the names that a program may ask for. */
class Shelf {
  readonly #byName = new Map<string, Located[]>();

  constructor(libraries: readonly Located[]) {
    for (const library of libraries) {
      for (const name of new Set(namesOf(library.fact))) {
        const known = this.#byName.get(name);
        if (known === undefined) this.#byName.set(name, [library]);
        else known.push(library);
      }
    }
  }

  /** The libraries of this name that a file such as `consumer` can load. */
  find(name: string, consumer: Fact): readonly Located[] {
    return (this.#byName.get(name) ?? []).filter(({ fact }) => kindOf(fact) === kindOf(consumer));
  }
}

/** Libraries and modules of the source without an owner, by path. */
function unowned(input: RuleInput): readonly Located[] {
  return factsOf(input, 'source', 'libraries').filter(({ fact }) => fact.owner === undefined);
}

function factsOf(input: RuleInput, side: SideName, section: string): readonly Located[] {
  const { sections } = input[side];
  const facts = Object.hasOwn(sections, section) ? (sections[section]?.facts ?? {}) : {};
  return Object.keys(facts)
    .sort()
    .map((path) => ({ path, fact: facts[path] ?? {} }));
}

function isLibrary(fact: Fact): boolean {
  return typeof fact.soname === 'string' || /\.so(\.|$)/.test(String(fact.name ?? ''));
}

/** The loader takes only files of the program's own class and machine. */
function kindOf(fact: Fact): string {
  return `${String(fact.machine)} ${String(fact.class)}`;
}

/** Its soname, its file name, and the names of the links that lead to it: the loader goes by any of them. */
function namesOf({ soname, name, links }: Fact): readonly string[] {
  const linked = strings(links).map((path) => path.slice(path.lastIndexOf('/') + 1));
  return strings([soname, name, ...linked]);
}

/** The versions that the loader insists on: of those that the file names as weak it only warns. */
function versionsOf(fact: Fact, soname: string): readonly string[] {
  const weak = new Set(versionsIn(fact.weak, soname));
  return versionsIn(fact.requires, soname).filter((version) => !weak.has(version));
}

function versionsIn(byLibrary: unknown, soname: string): readonly string[] {
  if (typeof byLibrary !== 'object' || byLibrary === null || Array.isArray(byLibrary)) return [];
  return Object.hasOwn(byLibrary, soname) ? strings(Reflect.get(byLibrary, soname)) : [];
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
