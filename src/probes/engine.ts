import type { Environment } from '../model/environment.js';
import type { Probe, ProbeContext } from '../model/probe.js';
import { type Problem, problemFrom } from '../model/problem.js';
import type { Progress } from '../model/progress.js';
import type { Section, SectionStatus } from '../model/snapshot.js';
import { contextOf } from './context.js';
import { gather } from './harvest.js';
import { mergeSections } from './merge.js';
import { Ownership } from './ownership.js';
import { sortProblems } from './problems.js';

/** Who is told what is going on. */
export interface Listener {
  /** Told which file was read, wholly or in part, for which section and by which probe. */
  readonly onRead?: ((section: string, path: string, probe: string) => void) | undefined;
  readonly onProgress?: Progress | undefined;
}

/**
 * Runs the probes over an environment: one walk, then each probe's conclusion. Returns the sections by name.
 * `areKnown`: they are those of the registry, so that other threads can have a share.
 * Where there is a bill of materials instead of files, the sections are what it says.
 * A probe that fails makes its section incomplete and no other. Throws only what the environment as a whole throws.
 */
export async function runProbes(
  environment: Environment,
  probes: readonly Probe[],
  { onRead, onProgress }: Listener = {},
  areKnown = false,
): Promise<Record<string, Section>> {
  if (environment.bill !== undefined) return (await import('./sbom/sections.js')).sectionsOf(environment.bill, probes);
  const { tree, harvests } = await gather(environment, probes, areKnown);
  if (onRead !== undefined) {
    for (const { probe, files } of harvests)
      for (const path of files.keys()) onRead(probe.section ?? probe.id, path, probe.id);
  }
  const contexts = harvests.map((harvest) => [harvest.probe, contextOf(environment, tree, harvest)] as const);
  const ownership = new Ownership(tree, contexts);
  const results = new Map<Probe, Section>();
  const told = {
    owner: (path: string) => ownership.of(path),
    original: (path: string) => ownership.original(path),
    version: (key: string) => versionIn(results.values(), key),
  };
  // Packages first: others may ask for their versions.
  const packagesFirst = [true, false].flatMap((packages) =>
    contexts.filter(([probe]) => (probe.owners !== undefined) === packages),
  );
  for (const [probe, context] of packagesFirst) {
    onProgress?.({ phase: 'facts', done: results.size, total: contexts.length, detail: probe.id });
    results.set(probe, conclude(probe, { ...context, ...told }));
  }
  return mergeSections(
    contexts.flatMap(([probe]) => {
      const section = results.get(probe);
      return section === undefined ? [] : [[probe, withProblem(section, ownership.problems.get(probe))] as const];
    }),
  );
}

function versionIn(sections: Iterable<Section>, key: string): string | undefined {
  for (const { facts } of sections) {
    const version = Object.hasOwn(facts, key) ? facts[key]?.version : undefined;
    if (typeof version === 'string') return version;
  }
  return undefined;
}

function conclude(probe: Probe, given: ProbeContext<unknown>): Section {
  try {
    const result = probe.conclude(given);
    const facts = [...result.facts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const problems = about(probe, [...given.problems, ...(result.problems ?? [])]);
    const status = statusOf(problems, facts.length, result.status);
    return { status: partly(probe, status), problems, facts: Object.fromEntries(facts) };
  } catch (error) {
    const problems = about(probe, [...given.problems, problemFrom(error, undefined)]);
    return { status: partly(probe, 'failed'), problems, facts: {} };
  }
}

/** Problems of a probe whose keys begin alike hide no other facts of the section. */
function about({ keys }: Probe, problems: readonly Problem[]): Problem[] {
  return sortProblems(keys === undefined ? problems : problems.map((problem) => ({ ...problem, about: keys })));
}

/** One program of which nothing could be read leaves the facts of the others. */
function partly({ keys }: Probe, status: SectionStatus): SectionStatus {
  return status === 'failed' && keys !== undefined ? 'partial' : status;
}

function statusOf(problems: readonly Problem[], facts: number, given: SectionStatus | undefined): SectionStatus {
  if (problems.length > 0) return facts > 0 ? 'partial' : 'failed';
  return given ?? 'complete';
}

function withProblem(section: Section, problem: Problem | undefined): Section {
  if (problem === undefined) return section;
  const problems = sortProblems([...section.problems, problem]);
  return { ...section, problems, status: statusOf(problems, Object.keys(section.facts).length, undefined) };
}
