import type { NodeCodeFact } from '../../model/facts/node.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { findCommand } from '../execute/path.js';
import { says, targetSays, unmet } from '../scene.js';
import type { NodeWorld, Placed } from './world.js';

/** What a shell has itself (POSIX, XCU 2.14 and 1.6), and so need not be a program. */
const BUILT_IN = new Set(
  (
    '. : [ alias bg break cd command continue echo eval exec exit export false fg getopts hash jobs kill printf pwd read ' +
    'readonly return set shift test times trap true type ulimit umask unalias unset wait'
  ).split(' '),
);

/** Programs that a file starts as it is loaded, in such a way that it fails without them, and that the target lacks. */
export function missingPrograms({ scene }: NodeWorld, code: Placed<NodeCodeFact>, chain: readonly Evidence[]): Unmet[] {
  return (code.fact.programs ?? []).flatMap(({ name, when }) => {
    if (when === 'guarded' || name.startsWith('.') || BUILT_IN.has(name)) return [];
    if (when === 'later' && code.path.includes('/node_modules/')) return [];
    const found = findCommand(scene, name);
    if (found.kind !== 'missing') return [];
    const message = `${code.path} starts ${name}, which is not there`;
    const evidence = [...chain, says(code, `starts ${name}`), targetSays(`has no ${name} in ${found.searched}`)];
    const fix = `Install the package that has ${name} in the target.`;
    const level = when === 'start' ? 'error' : 'warning';
    return [unmet('node-program', `missing-program:${name}`, message, evidence, { fix, level })];
  });
}
