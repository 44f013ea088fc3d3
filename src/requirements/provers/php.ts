import type { ComposerFact } from '../../model/facts/composer.js';
import type { PhpRuntimeFact } from '../../model/facts/php.js';
import type { PhpCodeFact } from '../../model/facts/php-code.js';
import type { Deployment, Proof, Unmet } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import type { Snapshot } from '../../model/snapshot.js';
import { View } from '../files/view.js';
import { SymbolTables } from '../load/symbol-tables.js';
import { entries } from '../node/world.js';
import { codeNeeds, type PhpCode } from '../php/code.js';
import { missingExtensions, otherInterface } from '../php/extensions.js';
import { PHP_RULES } from '../php/rules.js';
import { isBefore, type PhpRuntime, phpRuntime } from '../php/runtime.js';
import { startedCode } from '../php/started.js';
import { targetSays, unmet } from '../scene.js';

/** Code in PHP: what the loader of its packages asks of the platform, and what it calls and includes itself. */
export const phpProver: Prover = {
  id: 'php',
  title: 'PHP',
  rules: PHP_RULES,
  files: ['composer', 'php-runtime', 'php-code'],
  prove(payload, target, deployment) {
    const projects = entries<ComposerFact>(payload, 'composer');
    const extensions = entries<PhpRuntimeFact>(payload, 'php-runtime').filter(([, { owner }]) => owner === undefined);
    const code = entries<PhpCodeFact>(payload, 'php-code');
    if (projects.length + extensions.length + code.length === 0 && deployment.commands === undefined) return [];
    const view = new View(target, payload, deployment.at);
    const php = phpRuntime({ view, deployment, symbols: new SymbolTables(), knowledge: [] });
    // That there is none at all is said elsewhere.
    if (php === undefined) return [];
    const started = codeProofs(payload, view, php, deployment);
    if (deployment.entries !== undefined || deployment.commands !== undefined) return started;
    return [
      ...projects.map(([path, fact]) => proofOf(`${view.place}${path}/autoload.php`, projectNeeds(path, fact, php))),
      ...extensions
        .map(([path, fact]) => proofOf(`${view.place}${path}`, otherInterface(path, fact, php)))
        .filter(({ unmet }) => unmet.length > 0),
      ...started.filter(({ unmet }) => unmet.length > 0),
    ];
  },
};

function codeProofs(payload: Snapshot, { place }: View, php: PhpRuntime, deployment: Deployment): Proof[] {
  const placed = <F>(all: [string, F][]) => new Map(all.map(([path, fact]) => [`${place}${path}`, fact] as const));
  const code: PhpCode = {
    files: placed(entries<PhpCodeFact>(payload, 'php-code')),
    vendors: placed(entries<ComposerFact>(payload, 'composer')),
    complete: ['php-code', 'composer'].every((name) => payload.sections[name]?.status === 'complete'),
  };
  return startedCode(code, deployment, place).map(({ entry, path, sure, code: inline }) => {
    const files = inline === undefined ? code.files : new Map([...code.files, [path, inline]]);
    return proofOf(entry, codeNeeds(path, { ...code, files }, php, sure ? 'error' : 'warning'));
  });
}

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
