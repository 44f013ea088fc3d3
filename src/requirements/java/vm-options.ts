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
  return [...seen].flatMap(([option, from]) => {
    const name = /^-XX:[+-]?(\w+)/.exec(option)?.[1];
    const names = runtime.fact.vmOptions;
    const unknown = name !== undefined && names !== undefined && !forgiving && !knowsOption(names, name);
    const refused = REFUSED.some(([pattern, since]) => pattern.test(option) && release >= since);
    return unknown || refused ? [finding(option, name ?? option, from, runtime)] : [];
  });
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
