import { DotnetFact } from '../../model/facts/dotnet.js';
import type { Probe } from '../../model/probe.js';

/** What every shared framework lists itself in: ROOT/shared/NAME/VERSION/NAME.deps.json. */
const FRAMEWORK = /^(.*)\/shared\/([\w.]+)\/(\d[^/]*)\/\2\.deps\.json$/;

/** Installations of .NET with their shared frameworks, as `dotnet --list-runtimes` lists them. */
export const dotnetProbe: Probe<true, DotnetFact> = {
  id: 'dotnet',
  title: '.NET',
  schema: DotnetFact,
  matches: ({ path }) => path.endsWith('.deps.json') && FRAMEWORK.test(path),
  candidates: { whole: ['*/shared/*.deps.json'] },
  parse: () => true,
  concerns: (path) => /\/dotnet(?:\/shared(?:\/.*)?)?$/.test(path),
  conclude({ files, owner }) {
    const roots = new Map<string, DotnetFact>();
    for (const path of files.keys()) {
      const [, root = '', name = '', version = ''] = FRAMEWORK.exec(path) ?? [];
      const owned = owner(path);
      const fact = roots.get(root) ?? { frameworks: {}, ...(owned === undefined ? {} : { owner: owned }) };
      fact.frameworks[name] = [...(fact.frameworks[name] ?? []), version].sort();
      roots.set(root, fact);
    }
    return { facts: roots };
  },
  comparison: {
    ignore: ['owner'],
    pairBy: () => 'dotnet',
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};
