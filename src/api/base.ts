import type { LoaderFact } from '../model/facts/loader.js';
import type { Fact, Section, Snapshot } from '../model/snapshot.js';

/**
 * The environment that the image `source` was built on, if it is among these: the one whose layers are the lowest of the
 * source's, the most of them where there are several. One that has all of them is the same image, and no base.
 */
export function detectBase(source: Snapshot, candidates: readonly Snapshot[]): Snapshot | undefined {
  const { layers = [] } = source.environment;
  const bases = candidates.filter(({ environment: { layers: lowest = [] } }) => {
    return lowest.length > 0 && lowest.length < layers.length && lowest.every((layer, at) => layer === layers[at]);
  });
  return bases.toSorted((a, b) => depth(b) - depth(a))[0];
}

function depth({ environment }: Snapshot): number {
  return environment.layers?.length ?? 0;
}

/**
 * Whether a fact of the section `section` is not the base's own: its file is not in the base, or is another one there. A
 * file that was replaced by one with the same needs and the same provides is taken for the base's: it makes no difference.
 */
export function isAbove(base: Snapshot, section: string, path: string, fact: Fact): boolean {
  const facts = Object.hasOwn(base.sections, section) ? base.sections[section]?.facts : undefined;
  if (facts === undefined || !Object.hasOwn(facts, path)) return true;
  return ordered(facts[path]) !== ordered(fact);
}

/** What of a section `loader` lies above the base: a cache that was written anew, further links and odd files. */
export function loaderAbove(base: Snapshot, section: Section): Section {
  const facts = Object.entries(section.facts).flatMap(([key, fact]): [string, Fact][] => {
    if (!isAbove(base, 'loader', key, fact)) return [];
    const [own, below] = [fact, base.sections.loader?.facts[key]] as (LoaderFact | undefined)[];
    if (own?.kind === 'links') return [[key, { ...own, targets: newIn(own.targets, of(below, 'links')?.targets) }]];
    if (own?.kind === 'odd-files') return [[key, { ...own, files: newIn(own.files, of(below, 'odd-files')?.files) }]];
    return [[key, fact]];
  });
  return { ...section, facts: Object.fromEntries(facts) };
}

function of<Kind extends LoaderFact['kind']>(fact: LoaderFact | undefined, kind: Kind) {
  return fact?.kind === kind ? (fact as Extract<LoaderFact, { kind: Kind }>) : undefined;
}

function newIn<Value extends string>(
  all: Readonly<Record<string, Value>>,
  known: Readonly<Record<string, Value>> = {},
): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([path, value]) => known[path] !== value));
}

/** JSON with sorted keys: a snapshot that was read from a file has them in another order than one just taken. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
