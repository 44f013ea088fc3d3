import { featureRelease } from '../../formats/java/class-file.js';
import { knowsOption } from '../../formats/java/vm-options.js';
import type { Unmet } from '../../model/proof.js';
import { targetSays, unmet } from '../scene.js';
import { type Runtime, runtimeSays } from './world.js';

/** Variables whose words are options too; the second only since Java 9 (JEP 293). */
export const OPTION_VARIABLES = ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS'] as const;

/** Options outside -XX that are refused, with the first release that does. */
const REFUSED: readonly (readonly [option: RegExp, since: number])[] = [
  [/^-Xincgc$/, 9],
  [/^-Xbootclasspath\/p:/, 9],
  [/^-Djava\.endorsed\.dirs=/, 9],
  [/^-Djava\.ext\.dirs=/, 9],
  [/^-d(?:32|64)$/, 10],
];

/** Options that were experiments before a release, and then have to be unlocked (JEP 377, 379, 519; Epsilon still is one). */
const EXPERIMENTAL: readonly (readonly [flag: string, until: number])[] = [
  ['UseEpsilonGC', Number.POSITIVE_INFINITY],
  ['UseShenandoahGC', 15],
  ['UseZGC', 15],
  ['UseCompactObjectHeaders', 25],
];

/** Modules of `--add-modules` that the runtime does not have. Words in capitals stand for several. */
export function unknownModules(modules: readonly string[], runtime: Runtime): Unmet[] {
  const { modules: there, version } = runtime.fact;
  if (there === undefined || (featureRelease(version) ?? 0) < 9) return [];
  const missing = modules.filter((name) => /^[a-z]/.test(name) && !there.includes(name));
  return missing.map((name) => {
    const evidence = [
      targetSays(`the command line adds the module ${name}`),
      runtimeSays(runtime, `is Java ${version}, whose file release does not name it`),
    ];
    const message = `the module ${name} of --add-modules is not part of Java ${version}: the virtual machine does not start`;
    const fix = /^java\.(?:xml\.(?:bind|ws)|activation|corba|transaction)/.test(name)
      ? 'Take the option out and ship the library that took its place (Java EE left the platform with Java 11).'
      : 'Install the Java that has the module, or take the option out.';
    return unmet('java-vm-option', `java-vm-option:${name}`, message, evidence, { fix });
  });
}

/**
 * Options that the virtual machine refuses to start with. Those of -XX are held against the names in the machine itself, so
 * that every vendor's and every release's own are known; nothing is said of them where those were not read.
 */
export function unknownOptions(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  runtime: Runtime,
): Unmet[] {
  const release = featureRelease(runtime.fact.version) ?? 0;
  const given: [option: string, from: string][] = words.map((word) => [word, 'the command line']);
  for (const variable of OPTION_VARIABLES) {
    if (variable === 'JDK_JAVA_OPTIONS' && release < 9) continue;
    for (const word of environment[variable]?.split(/\s+/) ?? []) given.push([word, variable]);
  }
  const forgiving = given.some(([option]) => option === '-XX:+IgnoreUnrecognizedVMOptions');
  const seen = new Map(given);
  const unlocked = given.some(([option]) => option === '-XX:+UnlockExperimentalVMOptions');
  return [...seen].flatMap(([option, from]) => {
    const name = /^-XX:[+-]?(\w+)/.exec(option)?.[1];
    const names = runtime.fact.vmOptions;
    const unknown = name !== undefined && names !== undefined && !forgiving && !knowsOption(names, name);
    const refused = REFUSED.some(([pattern, since]) => pattern.test(option) && release >= since);
    if (unknown || refused) return [finding(option, name ?? option, from, runtime)];
    const isLocked = EXPERIMENTAL.some(([flag, until]) => option === `-XX:+${flag}` && release < until);
    return isLocked && !unlocked ? [locked(option, name ?? option, from, runtime)] : [];
  });
}

function locked(option: string, name: string, from: string, runtime: Runtime): Unmet {
  const { version } = runtime.fact;
  const evidence = [
    targetSays(`${from} has ${option}`),
    runtimeSays(runtime, `is Java ${version}, where this is an experiment`),
  ];
  const message = `the option ${option} has to be unlocked in Java ${version}: the virtual machine does not start`;
  const fix = 'Put -XX:+UnlockExperimentalVMOptions before it, or use a newer Java.';
  return unmet('java-vm-option', `java-vm-option:${name}`, message, evidence, { fix });
}

function finding(option: string, name: string, from: string, runtime: Runtime): Unmet {
  const { version } = runtime.fact;
  const evidence = [
    targetSays(`${from} has ${option}`),
    runtimeSays(runtime, `is Java ${version}, which does not have this option`),
  ];
  const message = `the option ${option} is not one of Java ${version}: the virtual machine does not start`;
  const fix =
    'Take the option out, or put in its place what the newer Java offers; -XX:+IgnoreUnrecognizedVMOptions passes over -XX ones.';
  return unmet('java-vm-option', `java-vm-option:${name}`, message, evidence, { fix });
}
