import type { ComposerFact } from '../../model/facts/composer.js';
import type { PhpRuntimeFact } from '../../model/facts/php.js';
import type { Level } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { targetSays, unmet } from '../scene.js';
import type { PhpRuntime } from './runtime.js';

/** Extensions that the packages in `vendor` ask for and the target's PHP does not have. */
export function missingExtensions(
  vendor: string,
  { extensions = [], asked = [] }: ComposerFact,
  php: PhpRuntime,
): Unmet[] {
  const there = php.extensions;
  if (there === undefined) return [];
  const lacks = (name: string) => !there.includes(name.replace(/^zend[- ]/, '').replaceAll('-', '_'));
  const checked = extensions.filter(lacks);
  const declared = asked.filter((name) => lacks(name) && !checked.includes(name));
  return [
    ...checked.map((name) => missing(name, `${vendor}/composer/platform_check.php`, php, 'error')),
    ...declared.map((name) => missing(name, `${vendor}/composer/installed.json`, php, 'warning')),
  ];
}

function missing(name: string, path: string, php: PhpRuntime, level: Level): Unmet {
  const message = `${path} asks for the extension ${name}, which PHP ${php.version} of the target does not have`;
  const fact = level === 'error' ? `ends the program without ${name}` : `has packages that ask for ext-${name}`;
  const evidence = [
    { environment: 'payload' as const, path, fact },
    targetSays(`is PHP ${php.version} without ${name}`, php.path),
  ];
  const fix = `Install and enable the extension ${name} for PHP ${php.version} in the target.`;
  return unmet('php-extension', `missing-extension:${name}`, message, evidence, { fix, level });
}

/** An extension of the payload that the target's PHP refuses. */
export function otherInterface(path: string, fact: PhpRuntimeFact, php: PhpRuntime): Unmet[] {
  if (fact.kind !== 'extension' || php.api === undefined || fact.api === php.api) return [];
  const message = `${path} is compiled for the interface ${fact.api} of PHP, and PHP ${php.version} of the target has ${php.api}`;
  const evidence = [
    { environment: 'payload' as const, path, fact: `is compiled for the interface ${fact.api}` },
    targetSays(`is PHP ${php.version} with the interface ${php.api}`, php.path),
  ];
  const fix = `Compile ${fact.name} for PHP ${php.version}.`;
  return [unmet('php-extension-api', `php-api:${fact.api}`, message, evidence, { fix, level: 'warning' })];
}
