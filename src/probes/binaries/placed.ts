import type { ProbeContext, ProbeResult, SectionComparison } from '../../model/probe.js';
import type { Fact } from '../../model/snapshot.js';
import { SYMBOL_FIELDS } from './elf-fields.js';
import { linksTo } from './links.js';

/** What is known of a file only when the whole tree is. */
interface Place {
  links?: string[] | undefined;
  owner?: string | undefined;
}

/** The facts of the files that were parsed to something, each with the links that lead to it and the package that owns it. */
export function placedFacts<F extends Fact & Place>(context: ProbeContext<F | undefined>): ProbeResult<F> {
  const links = linksTo(context.tree);
  const facts: [string, F][] = [];
  for (const [path, { parsed }] of context.files) {
    if (parsed === undefined) continue;
    const place: Place = {};
    const [names, owner] = [links.get(path), context.owner(path)];
    if (names !== undefined) place.links = [...names];
    if (owner !== undefined) place.owner = owner;
    facts.push([path, { ...parsed, ...place }]);
  }
  return { facts };
}

/** How binaries are compared: what only locates them is not, and what differs is folded into the package that owns them. */
export const placedComparison: SectionComparison = {
  ignore: ['owner', 'links', ...SYMBOL_FIELDS],
  owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
};
