import { libcProver } from '../../src/requirements/provers/libc.js';
import { captured, deployed, type Files, glibcSystem, program } from './proof.js';

/** A program that wants these functions of others. */
export const asks = (...names: string[]) => program({ symbols: names.map((name) => ({ name, undefined: true })) });
/** The constructor of std::locale by name. */
export const THROWS = '_ZNSt6localeC1EPKc';
/** Files of a zone. */
export const BERLIN = { '/usr/share/zoneinfo/Europe/Berlin': 'TZif2' };
/** Files of a locale. */
export const GERMAN = { '/usr/lib/locale/de_DE.utf8/LC_CTYPE': 'x' };

/** What the prover for C says of a payload that is started with these variables: level and cause of each. */
export async function causes(
  payload: Files,
  environment: Record<string, string>,
  target: Files = glibcSystem(),
  more: Parameters<typeof deployed>[0] = {},
): Promise<string[]> {
  const given = deployed({ ...more, environment: { PATH: '/bin', ...environment } });
  const proofs = libcProver.prove(await captured(payload), await captured(target), given);
  return proofs.flatMap(({ unmet }) => unmet.map(({ level, cause }) => `${level} ${cause}`));
}
