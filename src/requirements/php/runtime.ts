import type { PhpRuntimeFact } from '../../model/facts/php.js';
import type { Snapshot } from '../../model/snapshot.js';
import { findCommand } from '../execute/path.js';
import type { Scene } from '../scene.js';

/** The PHP of a target. */
export interface PhpRuntime {
  /** Real path of its program. */
  readonly path: string;
  /** 8.2.29 */
  readonly version: string;
  /** Interface of its extensions; `undefined` where it is not known. */
  readonly api?: string | undefined;
  /** Extensions that it has, in lower case; `undefined` where they are not known. */
  readonly extensions?: readonly string[] | undefined;
}

/** What `php` is in the target, by itself, the package that brings it, or what its image says; `undefined` where none tells. */
export function phpRuntime(scene: Scene): PhpRuntime | undefined {
  const { target } = scene.view;
  const command = findCommand(scene, 'php');
  const found = command.kind === 'found' ? scene.view.find(command.path) : undefined;
  if (found?.kind !== 'elf' || found.origin !== 'target') return undefined;
  const own = target.sections['php-runtime']?.facts[found.path] as PhpRuntimeFact | undefined;
  if (own?.kind === 'interpreter') {
    return { path: found.path, version: own.version, api: own.api, extensions: own.extensions };
  }
  const { owner } = found.fact;
  const said = owner === undefined ? imageVersion(target) : target.sections.packages?.facts[owner]?.version;
  const version = /^(?:\d+:)?(\d+\.\d+\.\d+)/.exec(String(said))?.[1];
  return version === undefined ? undefined : { path: found.path, version };
}

/** The official images say which PHP they were built with. */
function imageVersion({ sections }: Snapshot): unknown {
  return sections.image?.facts['env/PHP_VERSION']?.value;
}

/** Whether the release `a` is before `b`: three dotted numbers. */
export function isBefore(a: string, b: string): boolean {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const at = [0, 1, 2].find((place) => (x[place] ?? 0) !== (y[place] ?? 0));
  return at !== undefined && (x[at] ?? 0) < (y[at] ?? 0);
}
