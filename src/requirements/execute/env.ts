import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import type { FileRecord, ScriptRecord } from '../files/record.js';
import { type Scene, undecided, unmet } from '../scene.js';
import { type EnvProgram, envProgram } from './env-program.js';
import { crlfCommand, type Execute, missingInterpreter } from './interpreter.js';
import { findCommand } from './path.js';

/** What stands between `env`, when it is a script's interpreter, and the command that it looks for. */
export function executeEnv(
  scene: Scene,
  script: ScriptRecord,
  interpreter: FileRecord,
  evidence: readonly Evidence[],
  depth: number,
  execute: Execute,
): Unmet[] {
  const { argument } = script.fact;
  if (argument === undefined || !/(?:^|\/)env$/.test(script.fact.interpreter)) return [];
  const env = envProgram(scene.view.target, interpreter);
  const asked = commandOf(argument, env);
  switch (asked.kind) {
    case 'carriage-return':
      return [crlfCommand(script, evidence)];
    case 'unknown':
      return [undecided('crlf-shebang', asked.reason, evidence)];
    case 'no-split': {
      const message = `${script.path} asks env to split its argument (-S), which the env of the target does not know`;
      return [
        unmet('shebang-env-needs-S', 'env-no-S-option', message, evidence, { fix: 'Name one command, or its path.' }),
      ];
    }
    case 'needs-split': {
      const message = `${script.path} gives env ${JSON.stringify(argument)} as one word: no command is called so`;
      const fix = `Write "env -S ${argument}", or leave the arguments out.`;
      return [unmet('shebang-env-needs-S', 'shebang-env-needs-S', message, evidence, { fix })];
    }
    case 'nothing':
      return [];
    case 'command':
      return executeCommand(scene, script, asked.name, evidence, depth, execute);
  }
}

function executeCommand(
  scene: Scene,
  script: ScriptRecord,
  name: string,
  evidence: readonly Evidence[],
  depth: number,
  execute: Execute,
): Unmet[] {
  const found = findCommand(scene, name);
  if (found.kind === 'unknown') return [undecided(`missing-interpreter:${name}`, found.reason, evidence)];
  if (found.kind === 'missing') return [missingInterpreter(script, name, evidence, ` in ${found.searched}`)];
  // execvp(3) hands a text without #! to the shell.
  return execute(scene, found.path, evidence, depth + 1).filter(({ cause }) => cause !== 'exec-format:no-shebang');
}

type Asked =
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'nothing' | 'no-split' | 'needs-split' | 'carriage-return' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The kernel hands over the rest of the line as one word; only `-S` splits it (env(1)). */
export function commandOf(argument: string, env: EnvProgram): Asked {
  const split = /^(?:--split-string=|-[iv0]*S)\s*(.*)$/s.exec(argument)?.[1];
  if (split !== undefined) return splitCommand(split, env);
  if (/\s/.test(argument.replace(/\r+$/, ''))) return { kind: 'needs-split' };
  if (argument.includes('\r')) return { kind: 'carriage-return' };
  if (argument.startsWith('-') || argument.includes('=')) return { kind: 'nothing' };
  return { kind: 'command', name: argument };
}

const WITH_VALUE = new Set(['-u', '-C', '--unset', '--chdir']);

function splitCommand(rest: string, env: EnvProgram): Asked {
  if (!env.splits) return { kind: 'no-split' };
  if (rest.includes('\r') && env.carriageReturn !== 'blank') {
    if (env.carriageReturn === 'text') return { kind: 'carriage-return' };
    return { kind: 'unknown', reason: 'whether this release of env takes a carriage return for a blank is not known' };
  }
  const words = rest.split(/\s+/).filter((word) => word !== '');
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (WITH_VALUE.has(word)) at += 1;
    else if (!word.startsWith('-') && !word.includes('='))
      return { kind: 'command', name: word.replace(/^(['"])(.*)\1$/, '$2') };
  }
  return { kind: 'nothing' };
}
