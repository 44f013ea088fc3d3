import type { ScriptRecord } from '../files/record.js';
import type { Scene } from '../scene.js';
import { findCommand } from './path.js';

/**
 * The command line that runs in the end where `command` is one: that of its interpreter, for a script of the payload
 * (execve(2), Interpreter scripts; env(1)). Whether the interpreter is there, and takes its options, is told elsewhere.
 */
export function interpretedLine(scene: Scene, command: readonly string[]): readonly string[] {
  const [name = '', ...words] = command;
  const found = findCommand(scene, name);
  const record = found.kind === 'found' ? scene.view.find(found.path) : undefined;
  if (record?.kind !== 'script' || record.origin !== 'payload') return command;
  return [...interpreterLine(record), record.path, ...words];
}

/** What stands before the script's own path: `env` and what is meant for it are left out. */
function interpreterLine({ fact: { interpreter, argument = '' } }: ScriptRecord): string[] {
  const isEnv = /(?:^|\/)env$/.test(interpreter);
  const split = /^(?:--split-string=|-[iv0]*S)\s*(.*)$/s.exec(argument)?.[1];
  // The kernel hands over the rest of the line as one word.
  if (!isEnv || split === undefined) return [...(isEnv ? [] : [interpreter]), ...(argument === '' ? [] : [argument])];
  const words = split.split(/\s+/).filter((word) => word !== '');
  const first = words.findIndex((word) => !word.startsWith('-') && !word.includes('='));
  return first === -1 ? [] : words.slice(first);
}
