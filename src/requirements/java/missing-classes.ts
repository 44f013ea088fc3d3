import type { Unmet } from '../../model/proof.js';
import { unmet } from '../scene.js';
import type { Started } from './started.js';
import { type Classes, classesSay, type JavaWorld, type Runtime, runtimeSays } from './world.js';

/**
 * Classes that the main class names and that neither its class path nor the runtime has. What it surely comes to is an
 * error, when it is known to be started; the packages of the rest are a warning. Nothing is said where something on the way
 * is not known: archives inside archives, a runtime whose image was not read.
 */
export function missingClasses(world: JavaWorld, { main, classPath, named }: Started, runtime: Runtime): Unmet[] {
  const { packages } = runtime.fact;
  if (main === undefined || packages === undefined || !world.complete) return [];
  const places = classPath.flatMap((place) => [...expand(world, place)]);
  if (places.some((place) => typeof place !== 'string' && place.fact.nested === true)) return [];
  const platform = new Set(packages);
  const isElsewhere = (name: string) => main.fact.elsewhere?.includes(name) === true;
  const isThere = (name: string) => {
    const owner = packageOf(name);
    return (
      platform.has(owner) ||
      places.some((place) =>
        typeof place === 'string'
          ? world.classes(`${place}/${name}.class`) !== undefined
          : (place.fact.packages ?? []).includes(owner) && !(place === main && isElsewhere(name)),
      )
    );
  };
  const missing = (uses: readonly string[] = []) =>
    [...new Set(uses.map(classOf))].filter((name) => !name.startsWith('[') && !isThere(name));
  const sure = missing(main.fact.sure);
  const told = new Set(sure.map(packageOf));
  const perhaps = named ? missing(main.fact.perhaps).map(packageOf) : [];
  const place = `the class path ${classPath.join(':')}`;
  const level = named ? 'error' : 'warning';
  return [
    ...sure.map((name) => finding('class', name, level, main, runtime, place)),
    ...[...new Set(perhaps)]
      .filter((name) => !told.has(name))
      .map((name) => finding('package', name, 'warning', main, runtime, place)),
  ];
}

function packageOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

/** The directories and archives that an element of a class path stands for, those that manifests name too. */
export function* expand(world: JavaWorld, place: string): Iterable<string | Classes> {
  if (place.endsWith('/*') || place === '*') return yield* world.archives(place.slice(0, -1) || '.');
  const archive = /\.(?:jar|war|ear)$/.test(place) ? world.classes(place) : undefined;
  if (archive === undefined) return yield place === '' ? '.' : place;
  yield archive;
  const directory = archive.path.slice(0, archive.path.lastIndexOf('/'));
  for (const named of archive.fact.classPath ?? []) {
    const further = world.classes(named.startsWith('/') ? named : `${directory}/${named}`);
    if (further !== undefined) yield further;
  }
}

/** The class that a use needs: of a member the one that has it. */
function classOf(use: string): string {
  return use.split(/[. ]/, 1)[0] ?? use;
}

function finding(
  kind: 'class' | 'package',
  name: string,
  level: 'error' | 'warning',
  main: Classes,
  runtime: Runtime,
  place: string,
): Unmet {
  const dotted = name.replaceAll('/', '.');
  const { version } = runtime.fact;
  const evidence = [
    classesSay(main, kind === 'class' ? `loads ${dotted} whenever it starts` : `names classes of ${dotted}`),
    runtimeSays(runtime, `is Java ${version}, which has no such ${kind}; nor has ${place}`),
  ];
  const fix = /^(?:javax|org\/omg)\//.test(name)
    ? 'Ship the library that took its place (Java EE left the platform with Java 11), or use the Java it was made for.'
    : 'Put the archive that has it on the class path.';
  const message = `the ${kind} ${dotted} is neither on the class path of ${main.path} nor part of Java ${version}`;
  return unmet('java-missing-class', `java-missing-${kind}:${dotted}`, message, evidence, { fix, level });
}
