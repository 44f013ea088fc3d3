import type { ShellNode, ShellScript } from '../../formats/shell/nodes.js';
import type { ShellCodeFact } from '../../model/facts/shell.js';
import { entryOf, type Proof, type Unmet } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import { View } from '../files/view.js';
import { SymbolTables } from '../load/symbol-tables.js';
import { entries } from '../node/world.js';
import type { Scene } from '../scene.js';
import { lacksLineFeeds } from '../shell/lacks.js';
import { SHELL_RULES } from '../shell/rules.js';
import { interpreterOf, type TargetShell, targetShell } from '../shell/shell.js';
import { ScriptWalk } from '../shell/walk.js';

/** Scripts of shells: whether what they surely run is there. */
export const shellProver: Prover = {
  id: 'shell',
  title: 'shell scripts',
  rules: SHELL_RULES,
  files: ['shell-code'],
  prove(payload, target, deployment) {
    const code = new Map(entries<ShellCodeFact>(payload, 'shell-code'));
    if (code.size === 0) return [];
    const view = new View(target, payload, deployment.at);
    const scene: Scene = { view, deployment, symbols: new SymbolTables(), knowledge: [] };
    const found: Proof[] = [];
    const prove = (entry: string, path: string, shell: TargetShell | undefined) => {
      const fact = code.get(path);
      if (fact === undefined || shell === undefined) return;
      const place = { path: `${view.place}${path}`, shell };
      const { returns } = fact;
      const isSure = returns === 'syntax' || (returns === 'options' && shell.kind !== 'bash');
      found.push(
        proofOf(entry, returns === undefined ? walk(scene, place.path, fact, shell) : [lacksLineFeeds(place, isSure)]),
      );
    };
    for (const command of deployment.commands ?? []) {
      const [name = '', script = ''] = command;
      const own = code.get(inPayload(name, view.place));
      if (own !== undefined) prove(entryOf(command), inPayload(name, view.place), interpreterOf(scene, name, own));
      else prove(entryOf(command), inPayload(script, view.place), targetShell(scene, name));
    }
    // What cannot be executed is read in by others.
    const started = Object.keys(payload.sections.programs?.facts ?? {});
    const named = deployment.entries ?? (deployment.commands === undefined ? started : []);
    for (const path of named) {
      const fact = code.get(path);
      const entry = `${view.place}${path}`;
      if (fact !== undefined) prove(entry, path, interpreterOf(scene, entry, fact));
    }
    if (deployment.entries === undefined && deployment.commands === undefined)
      found.push(...readIn(code, started, scene));
    return found;
  },
};

/** Scripts that others read in, all of whose lines end with a carriage return. */
function readIn(code: ReadonlyMap<string, ShellCodeFact>, started: readonly string[], scene: Scene): Proof[] {
  const shell = targetShell(scene, 'sh');
  if (shell === undefined) return [];
  return [...code].flatMap(([path, { returns }]): Proof[] => {
    if (returns === undefined || started.includes(path)) return [];
    const place = `${scene.view.place}${path}`;
    return [proofOf(place, [lacksLineFeeds({ path: place, shell }, false)])];
  });
}

function inPayload(path: string, place: string): string {
  return path.startsWith(`${place}/`) ? path.slice(place.length) : path;
}

function walk(scene: Scene, path: string, fact: ShellCodeFact, shell: TargetShell): Unmet[] {
  const script: ShellScript = {
    body: fact.body as unknown as ShellScript['body'],
    ...(fact.cut === undefined ? {} : { cut: fact.cut }),
    ...(fact.unfinished === undefined ? {} : { unfinished: fact.unfinished }),
  };
  const state = {
    errexit: /(?:^|\s)-[a-z]*e|errexit/.test(fact.options ?? ''),
    pipefail: false,
    maybe: false,
    mayReturn: false,
    mayLeave: false,
    path: scene.deployment.environment.PATH,
    opaque: false,
    newUsers: false,
    depth: 0,
    atExit: undefined,
    functions: new Map<string, ShellNode>(),
    reasons: [],
  };
  return new ScriptWalk(scene, { path, shell }, askedIn(script.body)).run(script, state);
}

/** Names that a script asks for: it has a way without. */
function askedIn(body: unknown): ReadonlySet<string> {
  const asked = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { run } = value as { run?: unknown };
    if (Array.isArray(run)) {
      const [name, ...words] = run as string[];
      const asks =
        /^(?:which|type|hash|\[|test)$/.test(name ?? '') || (name === 'command' && /^-[vV]$/.test(words[0] ?? ''));
      if (asks) for (const word of words) asked.add(word.slice(word.lastIndexOf('/') + 1));
    }
    for (const each of Object.values(value)) look(each);
  };
  look(body);
  return asked;
}

function proofOf(entry: string, unmet: readonly Unmet[]): Proof {
  const breaks = unmet.some(({ level }) => level === 'error');
  return { entry, verdict: breaks ? 'breaks' : 'runs', unmet };
}
