import type { ShellCodeFact } from '../../model/facts/shell.js';
import type { Snapshot } from '../../model/snapshot.js';
import { findCommand } from '../execute/path.js';
import type { Scene } from '../scene.js';
import { type ShellKind, shellKind } from './builtins.js';

/** The shell of a target that runs a script. */
export interface TargetShell {
  readonly kind: ShellKind;
  /** Real path of its program. */
  readonly path: string;
  /** Release, where its package tells: 5.2. */
  readonly version?: string | undefined;
}

/** The shell that `name`, or the path, is in the target; `undefined` where there is none, or one of which little is known. */
export function targetShell(scene: Scene, name: string): TargetShell | undefined {
  const command = findCommand(scene, name);
  if (command.kind !== 'found') return undefined;
  const found = scene.view.find(command.path);
  if (found.kind !== 'elf') return undefined;
  const kind = shellKind(found.path);
  if (kind === undefined) return undefined;
  return { kind, path: found.path, version: releaseOf(scene.view.target, kind) };
}

/** The interpreter that the first line of a script names, as it is there. */
export function interpreterOf(scene: Scene, path: string, fact: ShellCodeFact): TargetShell | undefined {
  const found = scene.view.find(path);
  if (found.kind !== 'script') return undefined;
  const { interpreter } = found.fact;
  return targetShell(scene, /(?:^|\/)env$/.test(interpreter) ? fact.shell : interpreter);
}

function releaseOf({ sections }: Snapshot, name: string): string | undefined {
  const packages = Object.values(sections.packages?.facts ?? {});
  const version = packages.find((fact) => fact.name === name)?.version;
  return /^(?:\d+:)?(\d+\.\d+)/.exec(String(version))?.[1];
}

/** Whether the dotted number `a` is less than `b`. */
export function isOlder(a: string, b: string): boolean {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  return x[0] === y[0] ? (x[1] ?? 0) < (y[1] ?? 0) : (x[0] ?? 0) < (y[0] ?? 0);
}
