import { envLine } from '../../formats/shebang.js';
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
function interpreterLine({ fact: { interpreter, argument } }: ScriptRecord): readonly string[] {
  return envLine({ interpreter, argument }) ?? [interpreter, ...(argument === undefined ? [] : [argument])];
}
