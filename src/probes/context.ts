import type { Environment } from '../model/environment.js';
import type { FileTree } from '../model/files.js';
import type { Probe, ProbeContext } from '../model/probe.js';
import { type Problem, problemFrom, UnreadableError } from '../model/problem.js';
import type { Harvest } from './harvest.js';

/** What a probe concludes from, but for what the probes of packages tell, which takes all contexts to know. */
export type BaseContext = Omit<ProbeContext<unknown>, 'owner' | 'original' | 'version'>;

/** The context of the probe whose harvest this is. */
export function contextOf(environment: Environment, tree: FileTree, { probe, files, problems }: Harvest): BaseContext {
  for (const hole of tree.holes) {
    const message = hole.message.startsWith(hole.path) ? hole.message : `${hole.path}: ${hole.message}`;
    const problem = concern(probe, { path: hole.path, reason: 'unreadable', message });
    if (problem !== undefined && !problems.has(hole.path)) problems.set(hole.path, problem);
  }
  const { description, image, live } = environment;
  return {
    environment: { description, image, live },
    tree,
    files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
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

/** The hole as a problem of the probe, where it is one; by default where it is, or holds, a file that the probe names. */
function concern(probe: Probe, hole: Problem & { readonly path: string }): Problem | undefined {
  const { path } = hole;
  try {
    const concerned =
      probe.concerns?.(path) ?? (probe.paths ?? []).some((known) => known === path || known.startsWith(`${path}/`));
    return concerned ? hole : undefined;
  } catch (error) {
    return problemFrom(error, path);
  }
}
