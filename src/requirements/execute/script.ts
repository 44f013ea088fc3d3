import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import type { ScriptRecord } from '../files/record.js';
import { type Scene, says, undecided, unmet } from '../scene.js';
import { executeEnv } from './env.js';
import { CRLF_FIX, crlfCommand, type Execute, missingInterpreter } from './interpreter.js';

/** A script that names a script and so on: Linux gives up (fs/exec.c, exec_binprm). */
const MAX_DEPTH = 5;

/** What stands between a script and its interpreter's first instruction (Linux fs/binfmt_script.c). */
export function executeScript(
  scene: Scene,
  script: ScriptRecord,
  asked: readonly Evidence[],
  depth: number,
  execute: Execute,
): Unmet[] {
  const { interpreter, argument } = script.fact;
  const line = `#!${interpreter}${argument === undefined ? '' : ` ${argument}`}`;
  const evidence = [...asked, says(script, `starts with ${JSON.stringify(line)}`)];
  if (depth >= MAX_DEPTH) {
    return [
      unmet(
        'exec-format',
        'exec-ELOOP',
        `${script.path} is reached through too many interpreters that are scripts`,
        evidence,
      ),
    ];
  }
  const path = interpreter.startsWith('/') ? interpreter : `/${interpreter}`;
  const found = scene.view.find(path);
  if (found.kind === 'unknown') return [undecided(`missing-interpreter:${interpreter}`, found.reason, evidence)];
  if (found.kind === 'missing') return missing(scene, script, interpreter, evidence);
  const below = execute(scene, path, evidence, depth + 1);
  if (below.some(({ level }) => level === 'error')) return below;
  const option = oddOption(script, evidence);
  return [...below, ...option, ...executeEnv(scene, script, found, evidence, depth, execute)];
}

function missing(scene: Scene, script: ScriptRecord, interpreter: string, evidence: readonly Evidence[]): Unmet[] {
  if (!interpreter.includes('\r')) return [missingInterpreter(script, interpreter, evidence)];
  const name = interpreter.replaceAll('\r', '');
  const message = `${script.path} ends its first line with a carriage return, which becomes part of the interpreter's name`;
  const crlf = unmet('crlf-shebang', 'crlf-shebang', message, evidence, { fix: CRLF_FIX });
  return scene.view.find(name).kind === 'missing' ? [crlf, missingInterpreter(script, name, evidence)] : [crlf];
}

/** Interpreters that take a carriage return at the end of an option for an option of its own; perl and others do not. */
const STRICT = /^(?:ba|da|a|k|z|mk)?sh$|^python[\d.]*$/;

/** An option that ends in a carriage return. */
function oddOption(script: ScriptRecord, evidence: readonly Evidence[]): Unmet[] {
  const { interpreter, argument } = script.fact;
  const name = interpreter.slice(interpreter.lastIndexOf('/') + 1);
  return argument?.startsWith('-') && argument.endsWith('\r') && STRICT.test(name)
    ? [crlfCommand(script, evidence)]
    : [];
}
