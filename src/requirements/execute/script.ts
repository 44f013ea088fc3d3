import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import type { ScriptRecord } from '../files/record.js';
import { type Scene, says, undecided, unmet } from '../scene.js';
import { executeEnv } from './env.js';
import { CRLF_FIX, type Execute, missingInterpreter } from './interpreter.js';

/** A script that names a script and so on: Linux gives up (fs/exec.c, exec_binprm). */
const MAX_DEPTH = 5;
/** Bytes of the first line that the kernel sees, `#!` included (BINPRM_BUF_SIZE since Linux 5.1). */
const BUFFER = 256;

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
  if (interpreter === '') {
    const message = `${script.path} starts with #! and names no interpreter`;
    return [unmet('exec-format', 'exec-format:empty-shebang', message, evidence)];
  }
  if (argument === undefined && line.length >= BUFFER) {
    const message = `the interpreter of ${script.path} does not fit the ${BUFFER} bytes that the kernel looks at`;
    return [
      unmet('exec-format', 'shebang-too-long', message, evidence, {
        fix: 'Start it through /usr/bin/env, or from a shorter directory.',
      }),
    ];
  }
  const path = interpreter.startsWith('/') ? interpreter : `/${interpreter}`;
  const found = scene.view.find(path);
  if (found.kind === 'unknown') return [undecided(`missing-interpreter:${interpreter}`, found.reason, evidence)];
  if (found.kind === 'missing') return missing(scene, script, interpreter, evidence);
  const below = execute(scene, path, evidence, depth + 1);
  if (below.some(({ level }) => level === 'error')) return below;
  return [...below, ...executeEnv(scene, script, found, evidence, depth, execute)];
}

function missing(scene: Scene, script: ScriptRecord, interpreter: string, evidence: readonly Evidence[]): Unmet[] {
  if (!interpreter.includes('\r')) return [missingInterpreter(script, interpreter, evidence)];
  const name = interpreter.replaceAll('\r', '');
  const message = `${script.path} ends its first line with a carriage return, which becomes part of the interpreter's name`;
  const crlf = unmet('crlf-shebang', 'crlf-shebang', message, evidence, { fix: CRLF_FIX });
  return scene.view.find(name).kind === 'missing' ? [crlf, missingInterpreter(script, name, evidence)] : [crlf];
}
