import type { Evidence } from '../../model/finding.js';
import { entryOf, type Unmet } from '../../model/proof.js';
import { type Scene, targetSays, undecided, unmet } from '../scene.js';
import { execute } from './execute.js';
import { findCommand } from './path.js';

/** What stands between execvp(3) of a command line and the first instruction of its program. */
export function executeCommand(scene: Scene, command: readonly string[]): Unmet[] {
  const [name = ''] = command;
  const evidence: Evidence[] = [{ environment: 'payload', fact: `is started by ${entryOf(command)}` }];
  const found = findCommand(scene, name);
  if (found.kind === 'found') return execute(scene, found.path, evidence);
  const cause = `missing-interpreter:${name}`;
  if (found.kind === 'unknown') return [undecided(cause, found.reason, evidence)];
  const where = name.includes('/') ? '' : ` in ${found.searched}`;
  return [
    unmet('missing-interpreter', cause, `${name} is not there${where}`, [
      ...evidence,
      targetSays(`there is no ${name}${where}`),
    ]),
  ];
}
