import { type Dependencies, readDependencies } from '../../formats/dotnet/deps.js';
import { DotnetError, type RuntimeConfig, readRuntimeConfig } from '../../formats/dotnet/runtime-config.js';
import { DotnetAppFact } from '../../model/facts/dotnet.js';
import type { Probe, ProbeContext } from '../../model/probe.js';
import { UnreadableError } from '../../model/problem.js';
import { known } from '../binaries/elf-fields.js';
import { isExecutable } from '../binaries/names.js';

const CONFIG = '.runtimeconfig.json';
const DEPENDENCIES = '.deps.json';
/** Written by builds for the machine of a developer: assemblies are then looked for elsewhere, too. */
const DEVELOPMENT = '.runtimeconfig.dev.json';
const LONGEST = 64 * 1024 * 1024;

type Parsed =
  | { readonly kind: 'config'; readonly config: RuntimeConfig }
  | { readonly kind: 'dependencies'; readonly dependencies: Dependencies };

/** Programs in .NET: the frameworks that they need, their packages, and what is missing of their own. */
export const dotnetAppsProbe: Probe<Parsed, DotnetAppFact> = {
  id: 'dotnet-apps',
  title: '.NET programs',
  schema: DotnetAppFact,
  matches: ({ path, size }) =>
    path.endsWith('.json') &&
    (path.endsWith(CONFIG) || (path.endsWith(DEPENDENCIES) && !path.includes('/shared/'))) &&
    size <= LONGEST,
  candidates: { whole: [`*${CONFIG}`, `*${DEPENDENCIES}`] },
  parse(content, { path }): Parsed {
    const text = new TextDecoder().decode(content.bytes());
    try {
      return path.endsWith(CONFIG)
        ? { kind: 'config', config: readRuntimeConfig(text) }
        : { kind: 'dependencies', dependencies: readDependencies(text) };
    } catch (error) {
      if (error instanceof DotnetError) throw new UnreadableError(path, 'malformed', `${path} ${error.message}`);
      throw error;
    }
  },
  concerns: (path) => path.endsWith(CONFIG),
  conclude: (context) => ({
    facts: [...context.files].flatMap(([path, { parsed }]): [string, DotnetAppFact][] =>
      parsed.kind === 'config' ? [[path, factOf(path, parsed.config, context)]] : [],
    ),
  }),
  comparison: {
    ignore: ['owner', 'host'],
    owner: (_key, { owner }) => (typeof owner === 'string' ? { section: 'packages', key: owner } : undefined),
  },
};

function factOf(path: string, config: RuntimeConfig, { files, tree, owner }: ProbeContext<Parsed>): DotnetAppFact {
  const stem = path.slice(0, -CONFIG.length);
  const beside = files.get(`${stem}${DEPENDENCIES}`)?.parsed;
  const listed = beside?.kind === 'dependencies' ? beside.dependencies : undefined;
  const host = tree.lookup(stem);
  const directory = path.slice(0, path.lastIndexOf('/'));
  const developed = tree.lookup(`${stem}${DEVELOPMENT}`) !== undefined;
  const gone = (listed?.assemblies ?? []).filter((name) => tree.lookup(`${directory}/${name}`) === undefined);
  return known<DotnetAppFact>({
    frameworks: config.frameworks.map((reference) => ({ ...reference })),
    selfContained: config.selfContained || undefined,
    invariant: config.invariant || config.ownIcu || undefined,
    host: (host?.type === 'file' && isExecutable(host)) || undefined,
    packages: listed === undefined || Object.keys(listed.packages).length === 0 ? undefined : { ...listed.packages },
    missing: developed || gone.length === 0 ? undefined : gone,
    owner: owner(path),
  });
}
