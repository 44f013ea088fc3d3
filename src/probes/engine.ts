import type { Environment } from '../model/environment.js';
import type { Entry, FileTree } from '../model/files.js';
import type { ParsedFile, Probe, ProbeContext, ProbeResult } from '../model/probe.js';
import { type Problem, problemFrom, UnreadableError } from '../model/problem.js';
import type { Fact, Section, SectionStatus } from '../model/snapshot.js';
import { mergeSections } from './merge.js';
import { Ownership } from './ownership.js';
import { type Outcome, ProbeVisitor } from './visitor.js';

/** The parsed files and the problems of one probe, by the real path of the file. */
interface Harvest {
  readonly files: Map<string, ParsedFile<unknown>>;
  readonly problems: Map<string, Problem>;
}

/**
 * Runs the probes over an environment: one walk, then each probe's conclusion. Returns the sections by name.
 * A probe that fails makes its section incomplete and no other. Throws only what the environment as a whole throws.
 */
export async function runProbes(environment: Environment, probes: readonly Probe[]): Promise<Record<string, Section>> {
  const tree = await environment.scan(new ProbeVisitor(probes));
  const harvests = harvest(tree, probes);
  await fetchLinked(environment, tree, probes, harvests);
  const bases = probes.map((probe) => context(environment, tree, probe, harvests));
  const ownership = new Ownership(
    tree,
    probes.map((probe, at) => [probe, bases[at] as Base] as const),
  );
  const results = probes.map(
    (probe, at) => [probe, conclude(probe, { ...(bases[at] as Base), owner: (path) => ownership.of(path) })] as const,
  );
  return mergeSections(results);
}

type Base = Omit<ProbeContext<unknown>, 'owner'>;

/** Collects what the visitor left at the entries of the tree. */
function harvest(tree: FileTree, probes: readonly Probe[]): Map<Probe, Harvest> {
  const harvests = new Map<Probe, Harvest>(probes.map((probe) => [probe, { files: new Map(), problems: new Map() }]));
  for (const [entry, value] of tree.values()) keep(harvests, entry, value as readonly Outcome[]);
  return harvests;
}

function keep(harvests: Map<Probe, Harvest>, entry: Entry, outcomes: readonly Outcome[]): void {
  for (const { probe, parsed, problem } of outcomes) {
    if (problem === undefined) harvests.get(probe)?.files.set(entry.path, { entry, parsed });
    else harvests.get(probe)?.problems.set(entry.path, problem);
  }
}

/**
 * A well-known path may be a link to a file that no probe asked for. Only the finished tree knows, and then the content has
 * passed by: such files, which are rare, take a second walk.
 */
async function fetchLinked(
  environment: Environment,
  tree: FileTree,
  probes: readonly Probe[],
  harvests: Map<Probe, Harvest>,
): Promise<void> {
  const missing: Probe[] = [];
  for (const probe of probes) {
    if (probe.parse === undefined) continue;
    const paths = (probe.paths ?? []).flatMap((path) => linkedFile(tree, path, harvests.get(probe)) ?? []);
    if (paths.length > 0) missing.push(narrowed(probe, paths));
  }
  if (missing.length === 0) return;
  const again = await environment.scan(new ProbeVisitor(missing));
  for (const [entry, value] of again.values()) {
    keep(
      harvests,
      entry,
      (value as readonly Outcome[]).map((outcome) => ({
        ...outcome,
        probe: ORIGINAL.get(outcome.probe) ?? outcome.probe,
      })),
    );
  }
}

const ORIGINAL = new WeakMap<Probe, Probe>();

/** The probe, asking for these files alone. */
function narrowed(probe: Probe, paths: readonly string[]): Probe {
  const { matches: _matches, accepts: _accepts, ...rest } = probe;
  const copy: Probe = { ...rest, paths };
  ORIGINAL.set(copy, probe);
  return copy;
}

function linkedFile(tree: FileTree, path: string, found: Harvest | undefined): string | undefined {
  try {
    const entry = tree.lookup(path);
    if (entry?.type !== 'file' || found?.files.has(entry.path) || found?.problems.has(entry.path)) return undefined;
    return entry.path;
  } catch (error) {
    found?.problems.set(path, problemFrom(error, path));
    return undefined;
  }
}

function context(environment: Environment, tree: FileTree, probe: Probe, harvests: Map<Probe, Harvest>): Base {
  const { files, problems } = harvests.get(probe) ?? { files: new Map(), problems: new Map() };
  for (const hole of tree.holes) {
    if (!problems.has(hole.path) && concerns(probe, hole.path)) {
      problems.set(hole.path, { path: hole.path, reason: 'unreadable', message: `${hole.path}: ${hole.message}` });
    }
  }
  const { description, image, live } = environment;
  return {
    environment: { description, image, live },
    tree,
    files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
    problems: [...problems.values()],
    file(path) {
      const real = tree.canonical(path);
      if (real === undefined) return undefined;
      const problem = problems.get(real);
      if (problem !== undefined) throw new UnreadableError(real, problem.reason, problem.message);
      return files.get(real);
    },
  };
}

/** By default a hole matters where it is, or holds, a file that the probe names. */
function concerns(probe: Probe, path: string): boolean {
  if (probe.concerns !== undefined) return probe.concerns(path);
  return (probe.paths ?? []).some((known) => known === path || known.startsWith(`${path}/`));
}

function conclude(probe: Probe, given: ProbeContext<unknown>): Section {
  try {
    const result = probe.conclude(given);
    const facts = [...result.facts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const problems = unique([...given.problems, ...(result.problems ?? [])]);
    return { status: statusOf(result, problems, facts.length), problems, facts: Object.fromEntries(facts) };
  } catch (error) {
    return { status: 'failed', problems: unique([...given.problems, problemFrom(error, undefined)]), facts: {} };
  }
}

function statusOf(
  result: Pick<ProbeResult<Fact>, 'status'>,
  problems: readonly Problem[],
  facts: number,
): SectionStatus {
  if (problems.length > 0) return facts > 0 ? 'partial' : 'failed';
  return result.status ?? 'complete';
}

function unique(problems: readonly Problem[]): Problem[] {
  const byText = new Map(problems.map((problem) => [`${problem.path ?? ''}\0${problem.message}`, problem]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, problem]) => problem);
}
