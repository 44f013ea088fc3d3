import { normalisedName } from '../../formats/python/requirement.js';
import type { Evidence } from '../../model/finding.js';
import type { Proof, Unmet } from '../../model/proof.js';
import { allowsVersion } from '../../versions/pep440-specifiers.js';
import { type Scene, targetSays, unmet } from '../scene.js';
import { type Distribution, distributionsOf, packagesIn, projectsIn } from './distributions.js';
import type { Interpreter } from './finder.js';
import { defaultInterpreter } from './interpreters.js';
import { allowsPython, markerEnvironment } from './marker.js';
import { type Need, neededBy } from './needed.js';
import { proofOf } from './proof.js';
import { refusal, wheelTarget } from './wheel.js';

/** Files for those who develop the software. */
export const FOR_DEVELOPERS = /(?:dev|test|doc|lint|build|ci)[^/]*\.txt$/i;

/** Something that declares what it needs. */
interface Declaring {
  readonly path: string;
  readonly name: string;
  readonly requires: readonly string[];
  readonly requiresPython?: string | undefined;
}

/**
 * What distributions, projects and lock files of the payload declare to need, held against the target: warnings, for what
 * is declared need not be used. A wheel that cannot be installed is an error where wheels are all that is deployed.
 */
export function declaredProofs(scene: Scene, hasCode: boolean): Proof[] {
  const found = defaultInterpreter(scene);
  const interpreter = found.kind === 'found' ? found.python.interpreter : undefined;
  if (interpreter === undefined) return [];
  const distributions = distributionsOf(scene, interpreter);
  const declared = declaringIn(scene).map((each) =>
    proofOf(each.path, [...pythonNeeds(each, interpreter), ...needs(scene, each, interpreter, distributions)]),
  );
  return [...declared, ...wheelProofs(scene, interpreter, hasCode)].filter(({ unmet: needed }) => needed.length > 0);
}

function declaringIn({ view }: Scene): Declaring[] {
  const installed = Object.entries(packagesIn(view.payload)).map(([path, { name, requires = [], requiresPython }]) => ({
    path: `${view.place}${path}`,
    name,
    requires,
    requiresPython,
  }));
  const projects = Object.entries(projectsIn(view.payload)).flatMap(([path, fact]) =>
    FOR_DEVELOPERS.test(path)
      ? []
      : [{ ...fact, path: `${view.place}${path}`, name: fact.name ?? path.slice(path.lastIndexOf('/') + 1) }],
  );
  return [...installed, ...projects].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function pythonNeeds({ path, name, requiresPython }: Declaring, { version, library }: Interpreter): Unmet[] {
  if (requiresPython === undefined || allowsPython(requiresPython, version) !== false) return [];
  return [
    unmet(
      'python-version',
      `requires-python:${normalisedName(name)}`,
      `${name} declares to need Python ${requiresPython}, and the target has ${version}`,
      [
        { environment: 'payload', path, fact: `requires Python ${requiresPython}` },
        { environment: 'target', path: library, fact: `Python ${version}` },
      ],
      { level: 'warning' },
    ),
  ];
}

function needs(
  { view }: Scene,
  declaring: Declaring,
  interpreter: Interpreter,
  distributions: ReadonlyMap<string, Distribution>,
): Unmet[] {
  const { machine } = wheelTarget(view.target, interpreter);
  return neededBy(declaring.requires, markerEnvironment(interpreter, machine, ''), distributions).flatMap((need) => {
    const known = distributions.get(normalisedName(need.name));
    const fits =
      known !== undefined && (known.version === undefined || allowsVersion(need.specifiers, known.version) !== false);
    return fits ? [] : [lacking(declaring, need, known, interpreter)];
  });
}

function lacking(
  { path, name }: Declaring,
  need: Need,
  known: Distribution | undefined,
  { version, externallyManaged }: Interpreter,
): Unmet {
  const extras = need.extras.length === 0 ? '' : `[${need.extras.join(',')}]`;
  const wanted = `${need.name}${extras}${need.specifiers}${need.through === undefined ? '' : ` (for ${need.through})`}`;
  // PEP 668
  const managed = externallyManaged === true ? ' pip installs into a virtual environment alone there.' : '';
  const says: Evidence =
    known === undefined
      ? targetSays(`has no ${need.name} for Python ${version}`)
      : { environment: known.origin, path: known.path, fact: `is ${known.version}` };
  return unmet(
    'python-requirement',
    `${known === undefined ? 'missing' : 'other'}-distribution:${normalisedName(need.name)}`,
    `${name} declares to need ${wanted}, and what is deployed has ${known?.version ?? 'none'}`,
    [{ environment: 'payload', path, fact: `requires ${wanted}` }, says],
    {
      level: 'warning',
      fix: `Install ${need.name}${extras}${need.specifiers} for Python ${version}, or ship it with the program.${managed}`,
    },
  );
}

function wheelProofs({ view }: Scene, interpreter: Interpreter, hasCode: boolean): Proof[] {
  const wheels = Object.entries(projectsIn(view.payload)).filter(([, { kind }]) => kind === 'wheel');
  const target = wheelTarget(view.target, interpreter);
  const refused = wheels.map(([path, { name = '', tags = [] }]) => ({
    path,
    name: normalisedName(name),
    why: refusal(tags, target),
  }));
  const fitting = new Set(refused.filter(({ why }) => why === undefined).map(({ name }) => name));
  return refused.flatMap(({ path, name, why }) => {
    if (why === undefined || fitting.has(name)) return [];
    const at = `${view.place}${path}`;
    const need = unmet(
      'python-wheel',
      `wheel:${name}`,
      `${at} cannot be installed: it ${why}`,
      [
        { environment: 'payload', path: at, fact: why },
        { environment: 'target', path: interpreter.library, fact: `Python ${interpreter.version}` },
      ],
      {
        level: hasCode ? 'warning' : 'error',
        fix: `Ship a wheel of ${name} for Python ${interpreter.version} and the target's system.`,
      },
    );
    return [proofOf(at, [need])];
  });
}
