import type { Unmet } from '../../model/proof.js';
import { targetSays, unmet } from '../scene.js';
import { expand } from './missing-classes.js';
import type { Started } from './started.js';
import { classesSay, type JavaWorld, type Runtime, runtimeSays } from './world.js';

/** An archive that names no class to start, or a class that is nowhere on the class path: the launcher ends by itself. */
export function missingMain(world: JavaWorld, started: Started, runtime: Runtime): Unmet[] {
  const { starts, main } = started;
  if (starts === undefined || !world.complete) return [];
  if (starts.kind === 'class') return missingClass(world, started, starts.name, runtime);
  if (main === undefined || main.fact.mainClass !== undefined || main.path.endsWith('.class')) return [];
  const message = `${main.path} names no class to start: its manifest has no Main-Class`;
  const evidence = [classesSay(main, 'has no Main-Class in its manifest')];
  const fix = 'Write Main-Class into the manifest (jar --main-class), or start a class of it with -cp.';
  return [unmet('java-missing-class', 'java-missing-class:Main-Class', message, evidence, { fix })];
}

/** Words of these variables may say where classes are. */
const PLACING = ['CLASSPATH', 'JDK_JAVA_OPTIONS'];

function missingClass(world: JavaWorld, { classPath }: Started, name: string, runtime: Runtime): Unmet[] {
  const { environment } = world.deployment;
  const isSource = name.endsWith('.java') || !/^[\w$./]+$/.test(name);
  if (isSource || PLACING.some((variable) => environment[variable] !== undefined)) return [];
  const path = name.replaceAll('.', '/');
  const owner = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const places = classPath.flatMap((place) => [...expand(world, place)]);
  // What is neither a directory nor an archive that is read may be either.
  const isUnknown = classPath.some((place) => /\.\w+$/.test(place) && !/\.(?:jar|war)$/.test(place));
  if (isUnknown || runtime.fact.packages === undefined || runtime.fact.packages.includes(owner)) return [];
  const isThere = places.some((place) =>
    typeof place === 'string'
      ? world.classes(`${place}/${path}.class`) !== undefined
      : place.fact.nested === true || (place.fact.packages ?? []).includes(owner),
  );
  if (isThere) return [];
  const where = classPath.join(':');
  const message = `the class ${name} that is started is nowhere on the class path ${where}`;
  const evidence = [targetSays(`has no ${name} in ${where}`), runtimeSays(runtime, `is Java ${runtime.fact.version}`)];
  const fix = 'Put the archive or the directory that has it on the class path.';
  return [unmet('java-missing-class', `java-missing-class:${name}`, message, evidence, { fix })];
}
