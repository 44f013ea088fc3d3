import { scanJavaScript } from '../../formats/javascript/scan.js';
import { nodeVocabulary } from '../../formats/node/vocabulary.js';
import type { NodeCodeFact } from '../../model/facts/node.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { findCommand } from '../execute/path.js';
import { targetSays, unmet } from '../scene.js';
import { readNodeCommand, readNodeWords } from './command.js';
import { missingDependencies } from './dependencies.js';
import { otherEngines } from './engines.js';
import { ModuleGraph } from './graph.js';
import { launchOf } from './launch.js';
import { refusedOptions, wordsOf } from './options.js';
import { joined, splitName } from './resolve.js';
import type { NodeWorld, Placed, Runtime } from './world.js';

/** What a command that starts Node.js lacks beyond the program itself; `undefined` when it starts something else. */
export function startCommand(world: NodeWorld, command: readonly string[]): Unmet[] | undefined {
  const read = readNodeCommand(command);
  if (read === undefined) return undefined;
  const runtime = findRuntime(world, command[0] ?? '');
  const { at, directory = at, environment } = world.scene.deployment;
  const further = readNodeWords(wordsOf(environment.NODE_OPTIONS));
  const asked: Evidence[] = [{ environment: 'payload', fact: `is started by ${command.join(' ')}` }];
  const refused = refusedOptions({ command: read.options, environment: further.options }, runtime, asked);
  // With an option that it does not know it does not come to anything else.
  if (refused.length > 0) return refused;
  const launch = launchOf([further, read]);
  const graph = new ModuleGraph(world, runtime, launch);
  const evaluated = `${directory === '/' ? '' : directory}/[eval]`;
  const preloads = launch.preloads.map(({ name, how }) => ({ name, how, when: 'start' as const }));
  const before: NodeCodeFact = { modules: preloads };
  graph.loadCode({ path: evaluated, origin: 'payload', fact: before }, asked);
  if (read.code !== undefined) graph.loadCode(codeOf(evaluated, read.code), asked);
  if (read.script !== undefined) startFile(world, graph, absolute(directory, read.script), asked);
  return [...graph.unmet];
}

/** What the program at `path` lacks, run by the Node.js that PATH finds. */
export function startProgram(world: NodeWorld, path: string): Unmet[] {
  const { NODE_OPTIONS } = world.scene.deployment.environment;
  const runtime = findRuntime(world, 'node');
  const further = readNodeWords(wordsOf(NODE_OPTIONS));
  const refused = refusedOptions({ command: [], environment: further.options }, runtime, []);
  if (refused.length > 0) return refused;
  const graph = new ModuleGraph(world, runtime, launchOf([further]));
  startFile(world, graph, path, []);
  return [...graph.unmet];
}

function startFile(world: NodeWorld, graph: ModuleGraph, path: string, asked: readonly Evidence[]): void {
  const candidates = [path, `${path}.js`, `${path}/index.js`, world.package(path)?.fact.start ?? path];
  const file = candidates.find((one) => world.code(one) !== undefined);
  if (file !== undefined) {
    graph.load(file, asked, 'import');
    declare(world, graph, file);
  } else if (world.lacksCode(path)) {
    const message = `${path} is not there`;
    const evidence = [...asked, targetSays(`there is no ${path}`)];
    graph.add(
      unmet('node-missing-module', `missing-module:${path.slice(path.lastIndexOf('/') + 1)}`, message, evidence),
    );
  }
}

/** Adds what the project declares to need, where what is loaded does not ask for it already. */
function declare(world: NodeWorld, graph: ModuleGraph, file: string): void {
  const project = world.packageOf(file);
  if (project === undefined) return;
  const known = graph.unmet.flatMap(({ cause }) => cause.split('missing-module:')[1] ?? []);
  const names = new Set(known.map((name) => splitName(name)[0]));
  graph.add(
    ...missingDependencies(world, graph.runtime, project, names),
    ...otherEngines(world, graph.runtime, project),
  );
}

function findRuntime(world: NodeWorld, name: string): Runtime | undefined {
  const found = findCommand(world.scene, name);
  return found.kind === 'found' ? world.runtime(found.path) : undefined;
}

function absolute(directory: string, path: string): string {
  return path.startsWith('/') ? joined('', path) : joined(directory, path);
}

function codeOf(path: string, text: string): Placed<NodeCodeFact> {
  const uses = scanJavaScript(text, nodeVocabulary());
  const fact: NodeCodeFact = {
    modules: uses.modules.flatMap(({ name, how, when, nodeEnv }) =>
      nodeEnv === undefined ? [{ name, how, when }] : [],
    ),
    // Built-in modules are there by their own names.
    features: uses.features.filter(({ name }) => !/^[a-z]\w*$/.test(name) || name === 'fetch'),
    syntax: [...uses.syntax],
    programs: [...uses.programs],
  };
  return { path, origin: 'payload', fact };
}
