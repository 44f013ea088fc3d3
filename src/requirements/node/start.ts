import { scanJavaScript } from '../../formats/javascript/scan.js';
import { VOCABULARY } from '../../formats/node/vocabulary.js';
import type { NodeCodeFact } from '../../model/facts/node.js';
import type { Evidence } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { findCommand } from '../execute/path.js';
import { targetSays, unmet } from '../scene.js';
import { readNodeCommand } from './command.js';
import { missingDependencies } from './dependencies.js';
import { ModuleGraph } from './graph.js';
import { splitName } from './resolve.js';
import type { NodeWorld, Placed, Runtime } from './world.js';

/** What a command that starts Node.js lacks beyond the program itself; `undefined` when it starts something else. */
export function startCommand(world: NodeWorld, command: readonly string[]): Unmet[] | undefined {
  const read = readNodeCommand(command);
  if (read === undefined) return undefined;
  const runtime = findRuntime(world, command[0] ?? '');
  const graph = new ModuleGraph(world, runtime);
  const asked: Evidence[] = [{ environment: 'payload', fact: `is started by ${command.join(' ')}` }];
  const { at, directory = at } = world.scene.deployment;
  const code = [...read.preloads.map((name) => `require(${JSON.stringify(name)})`), read.code ?? ''].join(';');
  graph.loadCode(codeOf(`${directory === '/' ? '' : directory}/[eval]`, code), asked);
  if (read.script !== undefined) startFile(world, graph, absolute(directory, read.script), asked);
  return graph.unmet;
}

/** What the program at `path` lacks, run by the Node.js that PATH finds. */
export function startProgram(world: NodeWorld, path: string): Unmet[] {
  const graph = new ModuleGraph(world, findRuntime(world, 'node'));
  startFile(world, graph, path, []);
  return graph.unmet;
}

function startFile(world: NodeWorld, graph: ModuleGraph, path: string, asked: readonly Evidence[]): void {
  const candidates = [path, `${path}.js`, `${path}/index.js`, world.package(path)?.fact.start ?? path];
  const file = candidates.find((one) => world.code(one) !== undefined);
  if (file !== undefined) {
    graph.load(file, asked, 'import');
    declare(world, graph, file);
  } else if (isKnownAbsent(world, path)) {
    const message = `${path} is not there`;
    const evidence = [...asked, targetSays(`there is no ${path}`)];
    graph.unmet.push(
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
  graph.unmet.push(...missingDependencies(world, graph.runtime, project, names));
}

/** Code by its ending is captured wherever the payload lies; what has no ending may be anything. */
function isKnownAbsent({ payload, scene }: NodeWorld, path: string): boolean {
  const section = Object.hasOwn(payload.sections, 'node-code') ? payload.sections['node-code'] : undefined;
  const inPayload = path.startsWith(`${scene.view.place}/`) && scene.view.place !== '';
  return section?.status === 'complete' && inPayload && /\.[cm]?js$/.test(path) && !path.includes('/node_modules/');
}

function findRuntime(world: NodeWorld, name: string): Runtime | undefined {
  const found = findCommand(world.scene, name);
  return found.kind === 'found' ? world.runtime(found.path) : undefined;
}

function absolute(directory: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${directory}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function codeOf(path: string, text: string): Placed<NodeCodeFact> {
  const uses = scanJavaScript(text, VOCABULARY);
  const fact: NodeCodeFact = {
    modules: [...uses.modules],
    features: [...uses.features],
    syntax: [...uses.syntax],
  };
  return { path, origin: 'payload', fact };
}
