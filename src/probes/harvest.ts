import type { Environment } from '../model/environment.js';
import type { Entry, FileTree } from '../model/files.js';
import type { ParsedFile, Probe } from '../model/probe.js';
import { type Problem, problemFrom } from '../model/problem.js';
import { type Outcome, ProbeVisitor, type Wish, wishOf } from './visitor.js';

/** The parsed files and the problems of one probe, by the real path of the file. */
export interface Harvest {
  readonly probe: Probe;
  readonly files: Map<string, ParsedFile<unknown>>;
  readonly problems: Map<string, Problem>;
}

/** What the walk over an environment brought: its tree, and for each probe, in the same order, its files. */
export interface Gathering {
  readonly tree: FileTree;
  readonly harvests: readonly Harvest[];
}

/**
 * Walks the environment once for all probes, and a second time where links need it. `areKnown`: other threads have the same
 * probes. Throws what `scan` throws.
 */
export async function gather(environment: Environment, probes: readonly Probe[], areKnown = false): Promise<Gathering> {
  const tree = await environment.scan(new ProbeVisitor(probes.flatMap(wishOf), areKnown));
  const harvests = probes.map((probe): Harvest => ({ probe, files: new Map(), problems: new Map() }));
  const byProbe = new Map(harvests.map((harvest) => [harvest.probe, harvest]));
  for (const [entry, outcomes] of tree.values() as Iterable<readonly [Entry, readonly Outcome[]]>) {
    for (const outcome of outcomes) keep(byProbe.get(outcome.probe), entry, outcome);
  }
  await fetchLinked(environment, tree, harvests);
  await fetchFollowed(environment, tree, harvests);
  return { tree, harvests };
}

function keep(harvest: Harvest | undefined, entry: Entry, { parsed, problem }: Outcome): void {
  if (problem === undefined) harvest?.files.set(entry.path, { entry, parsed });
  else harvest?.problems.set(entry.path, problem);
}

/**
 * A well-known path may be a link to a file that no probe asked for. Only the finished tree knows, and then the content
 * has passed by: such files, which are rare, take a second walk.
 */
async function fetchLinked(environment: Environment, tree: FileTree, harvests: readonly Harvest[]): Promise<void> {
  const missing = harvests.flatMap((harvest) => {
    const entries = unread(tree, harvest);
    return entries.length === 0 ? [] : [{ harvest, entries }];
  });
  if (missing.length === 0) return;
  const wishes = missing.map(({ harvest, entries }) => wishFor(harvest.probe, entries));
  const again = await environment.scan(new ProbeVisitor(wishes));
  for (const { harvest, entries } of missing) {
    for (const entry of entries) {
      const outcome = outcomeIn(again, entry, harvest.probe);
      keep(harvest, entry, outcome ?? { probe: harvest.probe, problem: notRead(entry.path) });
    }
  }
}

/** Walks over a stream beside the first one, each of which reads all of it again. */
const MAX_STREAM_WALKS = 3;
const MAX_WALKS = 64;

/** What the files of some probes lead to is read as long as it leads further: little of it in many walks, but not of streams. */
async function fetchFollowed(environment: Environment, tree: FileTree, harvests: readonly Harvest[]): Promise<void> {
  const generous = environment.isStream === true;
  const asked = new Set<string>();
  for (let walk = 0; walk < (generous ? MAX_STREAM_WALKS : MAX_WALKS); walk++) {
    const wanted = harvests.flatMap((harvest) => {
      const entries = followed(tree, harvest, generous).filter(({ path }) => !asked.has(path));
      return entries.length === 0 ? [] : [{ harvest, entries }];
    });
    if (wanted.length === 0) return;
    const only = new Set(wanted.flatMap(({ entries }) => entries.map(({ path }) => path)));
    for (const path of only) asked.add(path);
    const wishes = wanted.map(({ harvest, entries }) =>
      wishFor(harvest.probe, entries, generous ? alike(entries) : () => false),
    );
    const again = await environment.scan(new ProbeVisitor(wishes), only);
    for (const { harvest, entries } of wanted) {
      for (const entry of entries) {
        const outcome = outcomeIn(again, entry, harvest.probe);
        if (outcome !== undefined) keep(harvest, entry, outcome);
      }
    }
  }
}

function followed(tree: FileTree, { probe, files, problems }: Harvest, generous: boolean): Entry[] {
  const paths = new Set(probe.follows?.({ tree, files }, generous) ?? []);
  return [...paths].flatMap((path) => {
    if (files.has(path) || problems.has(path)) return [];
    const entry = tree.lookup(path);
    return entry?.type === 'file' ? [entry] : [];
  });
}

function outcomeIn(tree: FileTree, { path }: Entry, wanted: Probe): Outcome | undefined {
  const outcomes = (tree.value(path) ?? []) as readonly Outcome[];
  return outcomes.find(({ probe }) => ORIGINAL.get(probe) === wanted);
}

const ORIGINAL = new WeakMap<Probe, Probe>();

/**
 * Asks for exactly these files, whatever is in them. The content of a hard link passes by under another name, of which
 * only the size is known: the files of that size are shown too, and what became of others is not looked at.
 */
function wishFor(probe: Probe, entries: readonly Entry[], mayBe: (path: string) => boolean = () => true): Wish {
  const sizes = new Set(entries.map(({ size }) => size));
  const { accepts: _accepts, ...everything } = probe;
  ORIGINAL.set(everything, probe);
  const paths = entries.map(({ path }) => path);
  const peculiar = JSON.stringify([paths, [...sizes]]);
  return { probe: everything, paths, matches: ({ path, size }) => mayBe(path) && sizes.has(size), peculiar };
}

/** Whether what lies at a path may be one of these files under another name. */
function alike(entries: readonly Entry[]): (path: string) => boolean {
  const endings = new Set(entries.map(({ path }) => endingOf(path)));
  return (path) => endings.has(endingOf(path));
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** The files that the probe's well-known paths lead to and that were not read. Each at most once. */
function unread(tree: FileTree, { probe, files, problems }: Harvest): Entry[] {
  if (probe.parse === undefined) return [];
  const found = new Map<string, Entry>();
  for (const path of probe.paths ?? []) {
    try {
      const entry = tree.lookup(path);
      if (entry?.type === 'file' && !files.has(entry.path) && !problems.has(entry.path)) found.set(entry.path, entry);
    } catch (error) {
      problems.set(path, problemFrom(error, path));
    }
  }
  return [...found.values()];
}

function notRead(path: string): Problem {
  return { path, reason: 'unreadable', message: `${path} is there, but its content was not found` };
}
