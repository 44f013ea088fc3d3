import type { NodeCodeFact, NodePackageFact } from '../../model/facts/node.js';
import { type Deployment, entryOf, type Proof, type Unmet } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import type { Snapshot } from '../../model/snapshot.js';
import { interpretedLine } from '../execute/script-line.js';
import { NODE_RULES } from '../node/rules.js';
import { startCommand, startProgram } from '../node/start.js';
import { entries, NodeWorld } from '../node/world.js';

/** Programs in JavaScript that Node.js runs: what they load, and with what they are written. */
export const nodeProver: Prover = {
  id: 'node',
  title: 'Node.js',
  rules: NODE_RULES,
  files: ['node', 'node-packages', 'node-code'],
  variables: ['NODE_PATH', 'NODE_OPTIONS', 'NODE_ENV'],
  prove(payload, target, deployment) {
    const world = new NodeWorld(payload, target, deployment);
    const commands = (deployment.commands ?? []).flatMap((command) => {
      const unmet = startCommand(world, interpretedLine(world.scene, command));
      return unmet === undefined ? [] : [proofOf(entryOf(command), unmet)];
    });
    const programs = startedPrograms(payload, deployment).map((path) => {
      const entry = `${world.scene.view.place}${path}`;
      const asProgram = /\.[cm]?js$/.test(path)
        ? undefined
        : startCommand(world, interpretedLine(world.scene, [entry]));
      return proofOf(entry, asProgram ?? startProgram(world, entry));
    });
    return [...commands, ...programs];
  },
};

function proofOf(entry: string, unmet: readonly Unmet[]): Proof {
  const breaks = unmet.some(({ level, status }) => level === 'error' && status === 'unmet');
  const unknown = unmet.some(({ status }) => status === 'unknown');
  return { entry, verdict: breaks ? 'breaks' : unknown ? 'unknown' : 'runs', unmet };
}

/** Files that are started: those named, or those that the payload's own projects name as their start. */
function startedPrograms(payload: Snapshot, { entries: named, commands }: Deployment): string[] {
  const code = new Map(entries<NodeCodeFact>(payload, 'node-code'));
  if (named !== undefined) return named.filter((path) => code.has(path));
  if (commands !== undefined) return [];
  const projects = entries<NodePackageFact>(payload, 'node-packages').filter(([, { kind }]) => kind === 'project');
  const started = projects.flatMap(([directory, { start, programs = [], startScript = '' }]) => {
    const script = /^node(?:js)?\s+(?:-\S+\s+)*([^\s&|;-][^\s&|;]*)/.exec(startScript)?.[1];
    const place = directory === '/' ? '' : directory;
    const ran = script === undefined ? [] : [`${place}/${script.replace(/^\.\//, '')}`];
    return [start ?? '', ...programs, ...ran.flatMap((path) => [path, `${path}.js`])];
  });
  return [...new Set(started)].filter((path) => code.has(path)).sort();
}
