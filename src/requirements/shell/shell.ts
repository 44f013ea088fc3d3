import type { ShellCodeFact } from '../../model/facts/shell.js';
import type { Snapshot } from '../../model/snapshot.js';
import { compareDpkg } from '../../versions/dpkg.js';
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
  /** Whether it knows `set -o pipefail`, where its package tells. */
  readonly pipefail?: boolean | undefined;
}

/** The shell that `name`, or the path, is in the target; `undefined` where there is none, or one of which little is known. */
export function targetShell(scene: Scene, name: string): TargetShell | undefined {
  const command = findCommand(scene, name);
  if (command.kind !== 'found') return undefined;
  const found = scene.view.find(command.path);
  if (found.kind !== 'elf') return undefined;
  const kind = shellKind(found.path);
  if (kind === undefined) return undefined;
  const packaged = packageOf(scene.view.target, kind);
  return {
    ...{ kind, path: found.path },
    version: /^(?:\d+:)?(\d+\.\d+)/.exec(packaged?.version ?? '')?.[1],
    pipefail: kind === 'dash' ? knowsPipefail(packaged) : true,
  };
}

/** The interpreter that the first line of a script names, as it is there. */
export function interpreterOf(scene: Scene, path: string, fact: ShellCodeFact): TargetShell | undefined {
  const found = scene.view.find(path);
  if (found.kind !== 'script') return undefined;
  const { interpreter } = found.fact;
  return targetShell(scene, /(?:^|\/)env$/.test(interpreter) ? fact.shell : interpreter);
}

interface Packaged {
  readonly key: string;
  readonly version: string;
}

function packageOf({ sections }: Snapshot, name: string): Packaged | undefined {
  const facts = Object.entries(sections.packages?.facts ?? {});
  const [key, fact] = facts.find(([, each]) => each.name === name) ?? [];
  return key === undefined || typeof fact?.version !== 'string' ? undefined : { key, version: fact.version };
}

/** dash has it since 0.5.13; the packages of Debian took the change into 0.5.12-7 (changelog of the package). */
function knowsPipefail(packaged: Packaged | undefined): boolean | undefined {
  if (packaged === undefined) return undefined;
  const since = packaged.key.startsWith('deb/') ? '0.5.12-7~' : '0.5.13';
  return compareDpkg(packaged.version, since) >= 0;
}

/** Whether the dotted number `a` is less than `b`. */
export function isOlder(a: string, b: string): boolean {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  return x[0] === y[0] ? (x[1] ?? 0) < (y[1] ?? 0) : (x[0] ?? 0) < (y[0] ?? 0);
}
