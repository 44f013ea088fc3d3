import type { NodePackageFact } from '../../model/facts/node.js';
import type { Unmet } from '../../model/proof.js';
import { allowsSemver } from '../../versions/semver.js';
import { says, unmet } from '../scene.js';
import type { NodeWorld, Placed, Runtime } from './world.js';

/** How many packages are written out. */
const SHOWN = 5;

/**
 * What a project of the payload, and the packages in it, say of the releases that they support (`engines`), where the
 * target's is none of them. Node.js never asks: of the project itself it is a warning, of packages a note.
 */
export function otherEngines(
  world: NodeWorld,
  runtime: Runtime | undefined,
  project: Placed<NodePackageFact>,
): Unmet[] {
  const version = runtime?.fact.version;
  if (runtime === undefined || version === undefined || project.origin !== 'payload') return [];
  const excludes = ({ fact }: Placed<NodePackageFact>) =>
    fact.engines?.node !== undefined && allowsSemver(fact.engines.node, version) === false;
  const own = project.fact.kind === 'project' && excludes(project) ? [ofProject(project, runtime, version)] : [];
  const packages = world.packagesBelow(project.path).filter(excludes);
  return packages.length === 0 ? own : [...own, ofPackages(packages, runtime, version)];
}

function ofProject(project: Placed<NodePackageFact>, runtime: Runtime, version: string): Unmet {
  const asked = project.fact.engines?.node ?? '';
  const name = project.fact.name ?? project.path;
  const message = `${name} says that it runs on Node.js ${asked}, and the target has ${version}`;
  const evidence = [says(project, `engines: node ${asked}`), says(runtime, `is Node.js ${version}`)];
  return unmet('node-engines', 'node-engines', message, evidence, { level: 'warning' });
}

function ofPackages(packages: readonly Placed<NodePackageFact>[], runtime: Runtime, version: string): Unmet {
  const names = packages.map(({ fact, path }) => `${fact.name ?? path} (${fact.engines?.node})`).sort();
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  const which = names.length === 1 ? 'a package says' : `${names.length} packages say`;
  const message = `${which} to be for other releases than Node.js ${version}: ${names.slice(0, SHOWN).join(', ')}${more}`;
  const evidence = packages.slice(0, SHOWN).map((each) => says(each, `engines: node ${each.fact.engines?.node}`));
  return unmet(
    'node-engines',
    'node-engines:packages',
    message,
    [...evidence, says(runtime, `is Node.js ${version}`)],
    {
      level: 'note',
    },
  );
}
