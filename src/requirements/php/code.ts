import { originOfClass, originOfFunction, type PhpOrigin } from '../../formats/php/known.js';
import type { ComposerFact } from '../../model/facts/composer.js';
import type { PhpCodeFact } from '../../model/facts/php-code.js';
import type { Evidence, Level } from '../../model/finding.js';
import type { Unmet } from '../../model/proof.js';
import { targetSays, unmet } from '../scene.js';
import { isBefore, type PhpRuntime } from './runtime.js';

/** The PHP code of a payload where it is deployed, and what Composer installed beside it. */
export interface PhpCode {
  /** By the path at which it lies in the target. */
  readonly files: ReadonlyMap<string, PhpCodeFact>;
  /** By the path of `vendor`. */
  readonly vendors: ReadonlyMap<string, ComposerFact>;
  /** Whether all code of the payload is known, so that what is not there is missing. */
  readonly complete: boolean;
}

type When = PhpCodeFact['functions'][number]['when'];

interface Loaded {
  readonly path: string;
  readonly fact: PhpCodeFact;
  readonly when: When;
}

/** What the file at `path` asks for and the target's PHP lacks; `level` of what it asks for in any case. */
export function codeNeeds(path: string, code: PhpCode, php: PhpRuntime, level: Level): Unmet[] {
  const loaded: Loaded[] = [];
  const missing: Unmet[] = [];
  follow(path, 'start', code, loaded, missing, level);
  const brought = {
    names: new Set(loaded.flatMap(({ fact }) => fact.defines ?? [])),
    packages: new Set([...code.vendors.values()].flatMap(({ packages }) => Object.keys(packages))),
  };
  const found = new Map<string, Unmet>();
  for (const each of loaded) {
    for (const need of [...refusedSyntax(each, php, level), ...usesOf(each, brought, php, level)]) {
      const known = found.get(need.cause);
      if (known === undefined || (known.level !== 'error' && need.level === 'error')) found.set(need.cause, need);
    }
  }
  return [...missing, ...found.values()];
}

/** What stands in for functions and extensions that PHP lacks. */
interface Brought {
  readonly names: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
}

function usesOf({ path, fact, when }: Loaded, { names, packages }: Brought, php: PhpRuntime, level: Level): Unmet[] {
  const uses = [
    ...fact.functions.map((use) => ({ use, origin: originOfFunction(use.name), what: `calls ${use.name}()` })),
    ...fact.classes.map((use) => ({ use, origin: originOfClass(use.name), what: `uses the class ${use.name}` })),
  ];
  return uses.flatMap(({ use, origin, what }) => {
    if (origin === undefined || names.has(use.name)) return [];
    if (origin.extension !== undefined && packages.has(`symfony/polyfill-${origin.extension}`)) return [];
    const asked: Evidence = { environment: 'payload', path, line: use.line, fact: what };
    const at = when === 'start' && use.when === 'start' ? level : 'warning';
    return lacking({ path, name: use.name, what, asked, level: at }, origin, php) ?? [];
  });
}

/** Goes through what a file includes; a file that is included twice counts the first time, which is the surer. */
function follow(path: string, when: When, code: PhpCode, loaded: Loaded[], missing: Unmet[], level: Level): void {
  const fact = code.files.get(path);
  if (fact === undefined || loaded.some((each) => each.path === path)) return;
  loaded.push({ path, fact, when });
  for (const { name, when: asked, line } of fact.includes) {
    if (asked === 'later') continue;
    const sure: When = when === 'start' ? asked : 'maybe';
    const target = name.startsWith('/') ? joined('', name) : joined(path.slice(0, path.lastIndexOf('/')), name);
    if (code.files.has(target)) follow(target, sure, code, loaded, missing, level);
    else if (sure === 'start' && name.startsWith('./') && isMissing(target, code)) {
      const evidence: Evidence = { environment: 'payload', path, line, fact: `requires ${name}` };
      missing.push(missingFile(path, target, evidence, level));
    }
  }
}

/** The loader of Composer's packages is there where they are; other files are known by their ending. */
function isMissing(path: string, { vendors, complete }: PhpCode): boolean {
  // What packages of the system bring is left out of what is known.
  if (!complete || path.startsWith('/usr/')) return false;
  const vendor = /^(.*\/vendor)\/autoload\.php$/.exec(path)?.[1];
  return vendor === undefined ? path.endsWith('.php') && !path.includes('/vendor/') : !vendors.has(vendor);
}

function missingFile(path: string, target: string, evidence: Evidence, level: Level): Unmet {
  const isLoader = target.endsWith('/vendor/autoload.php');
  const message = `${path} requires ${target}, which is not deployed`;
  const fix = isLoader
    ? 'Run composer install --no-dev, and deploy vendor with the code.'
    : `Deploy ${target} as well.`;
  const cause = `missing-module:${isLoader ? 'vendor/autoload.php' : target.slice(target.lastIndexOf('/') + 1)}`;
  return unmet('php-missing-file', cause, message, [evidence, targetSays('there is no such file', target)], {
    fix,
    level,
  });
}

function refusedSyntax({ path, fact, when }: Loaded, php: PhpRuntime, level: Level): Unmet[] {
  const { syntax } = fact;
  if (syntax === undefined || !isBefore(php.version, `${syntax.version}.0`)) return [];
  const message = `${path} uses ${syntax.what}, which needs PHP ${syntax.version}, and the target has ${php.version}`;
  const evidence: Evidence[] = [
    { environment: 'payload', path, line: syntax.line, fact: `uses ${syntax.what}` },
    targetSays(`is PHP ${php.version}`, php.path),
  ];
  const fix = `Use PHP ${syntax.version} or newer in the target, or write it otherwise.`;
  const more = { fix, level: when === 'start' ? level : ('warning' as const) };
  return [unmet('php-syntax', 'language-version:syntax', message, evidence, more)];
}

interface Use {
  readonly path: string;
  readonly name: string;
  readonly what: string;
  readonly asked: Evidence;
  readonly level: Level;
}

function lacking(
  { path, name, what, asked, level }: Use,
  { extension, since, until }: PhpOrigin,
  php: PhpRuntime,
): Unmet | undefined {
  if (extension !== undefined) {
    if (php.extensions === undefined || php.extensions.includes(extension)) return undefined;
    const message = `${path} ${what}, which the extension ${extension} brings, and PHP ${php.version} of the target does not have it`;
    const evidence = [asked, targetSays(`is PHP ${php.version} without ${extension}`, php.path)];
    const fix = `Install and enable the extension ${extension} for PHP ${php.version} in the target.`;
    return unmet('php-extension', `missing-extension:${extension}`, message, evidence, { fix, level });
  }
  const isOld = since !== undefined && isBefore(php.version, `${since[1]}.999`);
  const isGone = until !== undefined && !isBefore(php.version, `${until[0]}.0`);
  if (!isOld && !isGone) return undefined;
  const has = isOld ? `PHP ${since[0]} has it` : `PHP ${until?.[1]} was the last that has it`;
  const message = `${path} ${what}, which PHP ${php.version} of the target does not have: ${has}`;
  const evidence = [asked, targetSays(`is PHP ${php.version}`, php.path)];
  const fix = isOld ? `Use PHP ${since[0]} or newer in the target, or do without.` : 'Port the code: it was removed.';
  return unmet('php-function', `language-version:${name}`, message, evidence, { fix, level });
}

function joined(directory: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${directory}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
