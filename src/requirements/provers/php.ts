import type { ComposerFact } from '../../model/facts/composer.js';
import type { Proof, Unmet } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import { View } from '../files/view.js';
import { SymbolTables } from '../load/symbol-tables.js';
import { entries } from '../node/world.js';
import { PHP_RULES } from '../php/rules.js';
import { isBefore, type PhpRuntime, phpRuntime } from '../php/runtime.js';
import { targetSays, unmet } from '../scene.js';

/** Projects in PHP: what the loader of their packages asks of the platform. */
export const phpProver: Prover = {
  id: 'php',
  title: 'PHP',
  rules: PHP_RULES,
  files: ['composer'],
  prove(payload, target, deployment) {
    if (deployment.entries !== undefined || deployment.commands !== undefined) return [];
    const projects = entries<ComposerFact>(payload, 'composer').filter(([, { php }]) => php !== undefined);
    if (projects.length === 0) return [];
    const view = new View(target, payload, deployment.at);
    const php = phpRuntime({ view, deployment, symbols: new SymbolTables(), knowledge: [] });
    // Whether it is run in this environment, or its files are only laid there, a missing PHP does not tell.
    if (php === undefined) return [];
    return projects.map(([path, { php: minimum = '' }]): Proof => {
      const entry = `${view.place}${path}/autoload.php`;
      const found = isBefore(php.version, minimum) ? [tooOld(`${path}/composer/platform_check.php`, minimum, php)] : [];
      return { entry, verdict: found.length > 0 ? 'breaks' : 'runs', unmet: found };
    });
  },
};

function tooOld(path: string, minimum: string, php: PhpRuntime): Unmet {
  const message = `${path} asks for PHP ${minimum}, and the target has ${php.version}`;
  const evidence = [
    { environment: 'payload' as const, path, fact: `ends the program with less than PHP ${minimum}` },
    targetSays(`is PHP ${php.version}`, php.path),
  ];
  const fix = `Use PHP ${minimum} or newer in the target, or install the packages for PHP ${php.version}.`;
  return unmet('php-version', 'language-version:php', message, evidence, { fix });
}
