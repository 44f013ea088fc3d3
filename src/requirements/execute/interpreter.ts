import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import type { ScriptRecord } from '../files/record.js';
import { type Scene, targetSays, unmet } from '../scene.js';

/** What follows an interpreter: `execute`, which the modules for scripts cannot import, since it calls them. */
export type Execute = (scene: Scene, path: string, asked: readonly Evidence[], depth: number) => Unmet[];

/** What to do about carriage returns. */
export const CRLF_FIX =
  'Write the file with line feeds alone (dos2unix), and keep it so: "* text=auto eol=lf" in .gitattributes.';

/** The interpreter, or the command that `env` is to find, is not there. */
export function missingInterpreter(
  script: ScriptRecord,
  name: string,
  evidence: readonly Evidence[],
  where = '',
): Unmet {
  const message = `${script.path} needs ${name} to run it, which is not there${where}`;
  return unmet(
    'missing-interpreter',
    `missing-interpreter:${name}`,
    message,
    [...evidence, targetSays(`there is no ${name}${where}`)],
    { fix: `Install what brings ${name} in the target, or name an interpreter that it has.` },
  );
}

/** The carriage return at the end of what stands behind the interpreter. */
export function crlfCommand(script: ScriptRecord, evidence: readonly Evidence[]): Unmet {
  const message = `${script.path} ends its first line with a carriage return, which becomes part of what stands behind the interpreter`;
  return unmet('crlf-shebang', 'crlf-shebang', message, evidence, { fix: CRLF_FIX });
}
