import type { NodePackageFact } from '../../model/facts/node.js';
import type { Unmet } from '../../model/proof.js';
import { says, targetSays, unmet } from '../scene.js';
import { searchPath } from './resolve.js';
import type { NodeWorld, Placed, Runtime } from './world.js';

/** How many names are written out. */
const SHOWN = 8;

/**
 * Packages that a project of the payload, or what it has installed, declares to need and that no directory has: what
 * `npm ls` calls unmet. A project of whose dependencies none is installed has them in its own files: nothing is said.
 * One need for all of them; those in `known` are left out.
 */
export function missingDependencies(
  world: NodeWorld,
  runtime: Runtime | undefined,
  project: Placed<NodePackageFact>,
  known: ReadonlySet<string>,
): Unmet[] {
  const { kind, name } = project.fact;
  if (kind !== 'project' || project.origin !== 'payload' || world.unknownPackages !== undefined) return [];
  const reached = new Set([project]);
  const missing = new Map<string, Placed<NodePackageFact>>();
  for (const one of reached) {
    for (const dependency of declared(one.fact)) {
      const found = find(world, runtime, one, dependency);
      if (found !== undefined) reached.add(found);
      else if (!known.has(dependency) && !missing.has(dependency)) missing.set(dependency, one);
    }
  }
  if (reached.size === 1 || missing.size === 0) return [];
  const names = [...missing.keys()].sort();
  const shown = names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '');
  const evidence = names.slice(0, SHOWN).map((each) => says(missing.get(each) ?? project, `declares to need ${each}`));
  const message = `${name ?? project.path} is deployed without packages that it declares to need: ${shown}`;
  return [
    unmet(
      'node-dependency',
      `node-dependency:${names.join(',')}`,
      message,
      [...evidence, targetSays(`no node_modules has ${shown}`)],
      { level: 'warning' },
    ),
  ];
}

/** What has to be there: without what may fail to install, and without packages of types alone. */
function declared({ dependencies = {}, optionalDependencies = {} }: NodePackageFact): string[] {
  return Object.keys(dependencies).filter(
    (name) => !Object.hasOwn(optionalDependencies, name) && !name.startsWith('@types/'),
  );
}

function find(
  world: NodeWorld,
  runtime: Runtime | undefined,
  from: Placed<NodePackageFact>,
  name: string,
): Placed<NodePackageFact> | undefined {
  for (const directory of searchPath(world, runtime, 'require', `${from.path}/package.json`)) {
    const found = world.package(`${directory}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
