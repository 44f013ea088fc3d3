import type { RubyFact } from '../../model/facts/ruby.js';
import { findCommand } from '../execute/path.js';
import type { Scene } from '../scene.js';

/** The Ruby of a target. */
export interface RubyRuntime {
  /** Real path of its program. */
  readonly path: string;
  readonly fact: RubyFact;
}

/** What `ruby` is in the target; `undefined` where there is none, or one whose configuration is not known. */
export function rubyRuntime(scene: Scene): RubyRuntime | undefined {
  const command = findCommand(scene, 'ruby');
  if (command.kind !== 'found') return undefined;
  const found = scene.view.find(command.path);
  const path = 'path' in found ? found.path : command.path;
  const facts = (scene.view.target.sections.ruby?.facts ?? {}) as Readonly<Record<string, RubyFact>>;
  const [known] = Object.entries(facts).filter(([key, { links }]) => key === path || links?.includes(command.path));
  return known === undefined ? undefined : { path: known[0], fact: known[1] };
}
