import type { Unmet } from '../../model/proof.js';
import { targetSays, unmet } from '../scene.js';
import type { Started } from './started.js';
import { classesSay, type JavaWorld } from './world.js';

const LOADS = /^java\/lang\/(?:System|Runtime)\.loadLibrary\(Ljava\/lang\/String;\)V "([^"\\/]+)"$/;

/** Libraries that the main class surely loads by name and of which there is none anywhere, whatever the path may be. */
export function missingLibraries(world: JavaWorld, { main }: Started): Unmet[] {
  if (main === undefined) return [];
  const names = (main.fact.sure ?? []).flatMap((use) => LOADS.exec(use)?.[1] ?? []);
  return names.flatMap((name) => {
    const file = `lib${name}.so`;
    if (!world.lacksLibrary(file)) return [];
    const message = `${main.path} loads the library ${name}, and there is no ${file} anywhere`;
    const evidence = [classesSay(main, `loads the library ${name}`), targetSays(`has no ${file}`)];
    const fix = `Ship ${file}, and name its directory with -Djava.library.path.`;
    return [unmet('missing-library', `missing-library:${file}`, message, evidence, { fix })];
  });
}
