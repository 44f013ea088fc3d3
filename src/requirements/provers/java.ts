import type { Proof, Unmet } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import { addedApi } from '../java/added-api.js';
import { missingAuthorities } from '../java/authorities.js';
import { tooNew } from '../java/class-versions.js';
import { missingClasses } from '../java/missing-classes.js';
import { missingLibraries } from '../java/missing-libraries.js';
import { missingMain } from '../java/missing-main.js';
import { removedApi } from '../java/removed-api.js';
import { JAVA_RULES } from '../java/rules.js';
import { missingScriptEngine } from '../java/script-engine.js';
import { type Started, startedOf } from '../java/started.js';
import { OPTION_VARIABLES, unknownModules, unknownOptions } from '../java/vm-options.js';
import { JavaWorld } from '../java/world.js';

/** Programs in Java: whether the runtime of the target starts with their options, loads their classes and has what they use. */
export const javaProver: Prover = {
  id: 'java',
  title: 'Java',
  rules: JAVA_RULES,
  files: ['java', 'java-classes'],
  variables: OPTION_VARIABLES,
  prove(payload, target, deployment) {
    const world = new JavaWorld(payload, target, deployment);
    return startedOf(world, deployment).map((started) => proofOf(started.entry, unmetOf(world, started)));
  },
};

/** In the order in which a start would meet them. Without a runtime there is nothing to say: the command is missing. */
function unmetOf(world: JavaWorld, started: Started): Unmet[] {
  const runtime = world.runtime(started.program);
  if (runtime === undefined) return [];
  const { main } = started;
  return [
    ...unknownOptions(started.options, world.deployment.environment, runtime),
    ...unknownModules(started.modules, runtime),
    ...missingMain(world, started, runtime),
    ...(main === undefined ? [] : tooNew(main, runtime)),
    ...missingClasses(world, started, runtime),
    ...(main === undefined ? [] : [...removedApi(main, runtime), ...addedApi(main, runtime)]),
    ...missingLibraries(world, started),
    ...missingAuthorities(started, runtime),
    ...(main === undefined ? [] : missingScriptEngine(main, runtime)),
  ];
}

function proofOf(entry: string, found: readonly Unmet[]): Proof {
  return { entry, verdict: found.some(({ level }) => level === 'error') ? 'breaks' : 'runs', unmet: found };
}
