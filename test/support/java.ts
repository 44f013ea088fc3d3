import { javaProver } from '../../src/requirements/provers/java.js';
import { jimageIndex } from './jimage.js';
import { captured, deployed, type Files, glibcSystem, program } from './proof.js';

/** How the tests start the class `App`. */
export const START = [['java', '-cp', '/opt/app', 'App']];

/** A system with this Java, which has three packages. */
export function java(version: string, more: Files = {}): Files {
  return glibcSystem('2.36', {
    '/usr/lib/jvm/j/bin/java': program(),
    '/usr/lib/jvm/j/release': `JAVA_VERSION="${version}"\n`,
    '/usr/lib/jvm/j/lib/modules': jimageIndex(['java/lang', 'java/io', 'javax/net/ssl']),
    '/usr/bin/java': { link: '/usr/lib/jvm/j/bin/java' },
    ...more,
  });
}

/** What the prover for Java says of a payload: level and cause of each. */
export async function causes(payload: Files, commands?: string[][], target = java('17.0.1')): Promise<string[]> {
  const proofs = javaProver.prove(
    await captured(payload),
    await captured(target),
    deployed(commands ? { commands } : {}),
  );
  return proofs.flatMap(({ unmet }) => unmet.map(({ level, cause }) => `${level} ${cause}`));
}
