import { featureRelease, releaseForClasses } from '../../formats/java/class-file.js';
import type { Unmet } from '../../model/proof.js';
import { unmet } from '../scene.js';
import { type Classes, classesSay, type Runtime, runtimeSays } from './world.js';

/** Classes that are compiled for a newer Java than the runtime is (JVM specification, 4.1). */
export function tooNew(main: Classes, runtime: Runtime): Unmet[] {
  const release = featureRelease(runtime.fact.version);
  if (release === undefined) return [];
  return [...ownTooNew(main, runtime, release), ...innerTooNew(main, runtime, release)];
}

/** Classes of archives inside: whether and when they are loaded is not known. */
function innerTooNew(main: Classes, runtime: Runtime, release: number): Unmet[] {
  const { classVersion = 0, newest = '' } = main.fact.inner ?? {};
  const needed = releaseForClasses(classVersion);
  if (needed <= release || classVersion <= (main.fact.classVersion ?? 0)) return [];
  const { version } = runtime.fact;
  const message = `${newest} in ${main.path} is compiled for Java ${needed}, and the target has Java ${version}`;
  const evidence = [
    classesSay(main, `holds ${newest} with class files of version ${classVersion}: Java ${needed}`),
    runtimeSays(runtime, `is Java ${version}, which loads class files up to ${release + 44}`),
  ];
  const fix = `Use Java ${needed} or newer in the target, or a release of ${newest} for Java ${release}.`;
  const cause = `java-class-version:${classVersion}.0`;
  return [unmet('java-class-version', cause, message, evidence, { fix, level: 'warning' })];
}

function ownTooNew(main: Classes, runtime: Runtime, release: number): Unmet[] {
  const { path, fact } = main;
  const { version } = runtime.fact;
  if (fact.classVersion === undefined) return [];
  const needed = releaseForClasses(fact.classVersion);
  if (needed <= release) return [];
  const message = `${path} is compiled for Java ${needed}, and the target has Java ${version}`;
  const evidence = [
    classesSay(main, `holds class files of version ${fact.classVersion}: Java ${needed}`),
    runtimeSays(runtime, `is Java ${version}, which loads class files up to ${release + 44}`),
  ];
  const fix = `Use Java ${needed} or newer in the target, or compile with --release ${release}.`;
  // Newer classes of an archive may be for a newer Java and never loaded; the one that is started is.
  const first = fact.mainVersion ?? (fact.classes === 1 ? fact.classVersion : 0);
  const level = releaseForClasses(first) > release ? 'error' : 'warning';
  return [unmet('java-class-version', `java-class-version:${fact.classVersion}.0`, message, evidence, { fix, level })];
}
