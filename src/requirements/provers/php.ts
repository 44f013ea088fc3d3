import type { ComposerFact } from '../../model/facts/composer.js';
import type { PhpRuntimeFact } from '../../model/facts/php.js';
import type { Proof, Unmet } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import { View } from '../files/view.js';
import { SymbolTables } from '../load/symbol-tables.js';
import { entries } from '../node/world.js';
import { missingExtensions, otherInterface } from '../php/extensions.js';
import { PHP_RULES } from '../php/rules.js';
import { isBefore, type PhpRuntime, phpRuntime } from '../php/runtime.js';
import { targetSays, unmet } from '../scene.js';

/** Projects in PHP: what the loader of their packages asks of the platform. */
export const phpProver: Prover = {
  id: 'php',
  title: 'PHP',
  rules: PHP_RULES,
  files: ['composer', 'php-runtime'],
  prove(payload, target, deployment) {
    if (deployment.entries !== undefined || deployment.commands !== undefined) return [];
    const projects = entries<ComposerFact>(payload, 'composer');
    const extensions = entries<PhpRuntimeFact>(payload, 'php-runtime').filter(([, { owner }]) => owner === undefined);
    if (projects.length === 0 && extensions.length === 0) return [];
    const view = new View(target, payload, deployment.at);
    const php = phpRuntime({ view, deployment, symbols: new SymbolTables(), knowledge: [] });
    // Whether it is run in this environment, or its files are only laid there, a missing PHP does not tell.
    if (php === undefined) return [];
    return [
      ...projects.map(([path, fact]) => proofOf(`${view.place}${path}/autoload.php`, projectNeeds(path, fact, php))),
      ...extensions
        .map(([path, fact]) => proofOf(`${view.place}${path}`, otherInterface(path, fact, php)))
        .filter(({ unmet }) => unmet.length > 0),
    ];
  },
};

function projectNeeds(path: string, fact: ComposerFact, php: PhpRuntime): Unmet[] {
  const { php: minimum } = fact;
  const old = minimum !== undefined && isBefore(php.version, minimum);
  const version = old ? [tooOld(`${path}/composer/platform_check.php`, minimum, php)] : [];
  return [...version, ...missingExtensions(path, fact, php)];
}

function proofOf(entry: string, found: readonly Unmet[]): Proof {
  return { entry, verdict: found.some(({ level }) => level === 'error') ? 'breaks' : 'runs', unmet: found };
}

function tooOld(path: string, minimum: string, php: PhpRuntime): Unmet {
  const message = `${path} asks for PHP ${minimum}, and the target has ${php.version}`;
  const evidence = [
    { environment: 'payload' as const, path, fact: `ends the program with less than PHP ${minimum}` },
    targetSays(`is PHP ${php.version}`, php.path),
  ];
  const fix = `Use PHP ${minimum} or newer in the target, or install the packages for PHP ${php.version}.`;
  return unmet('php-version', 'language-version:php', message, evidence, { fix });
}
