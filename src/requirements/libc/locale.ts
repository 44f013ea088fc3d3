import { normalLocale } from '../../model/locale-name.js';
import type { Unmet } from '../../model/proof.js';
import type { Snapshot } from '../../model/snapshot.js';
import type { ElfRecord } from '../files/record.js';
import { says, targetSays, unmet } from '../scene.js';
import type { Ask } from './asks.js';
import { factsOf, hadAtHome } from './system.js';

/** Variables that name the locale of a category (setlocale(3)); where LC_ALL is set, no other counts, and LANG is for the rest. */
export const LOCALE_VARIABLES = [
  'LANG',
  'LC_ALL',
  'LC_COLLATE',
  'LC_CTYPE',
  'LC_MESSAGES',
  'LC_MONETARY',
  'LC_NUMERIC',
  'LC_TIME',
] as const;

/** These need no files. */
const BUILT_IN = new Set(['', 'C', 'POSIX']);

/**
 * Locales of the environment that the target's glibc has no files for: an error for a program that throws then, a warning
 * for one that is merely told. musl takes any name.
 */
export function missingLocales(
  program: ElfRecord,
  asks: ReadonlyMap<Ask, string>,
  environment: Readonly<Record<string, string>>,
  { target, payload }: { readonly target: Snapshot; readonly payload: Snapshot },
): Unmet[] {
  const level = asks.has('locale-or-throw') ? 'error' : asks.has('locale') ? 'warning' : undefined;
  const there = factsOf(target, 'locales');
  if (level === undefined || there === undefined || isForMusl(program)) return [];
  return [...namesIn(environment)]
    .filter(([name]) => !Object.hasOwn(there, normalLocale(name)))
    .filter(([name]) => hadAtHome(payload, 'locales', (facts) => Object.hasOwn(facts, normalLocale(name))))
    .map(([name, variable]) => {
      const evidence = [
        says(program, level === 'error' ? 'asks for the locale by name, and throws without it' : 'asks for the locale'),
        { environment: 'payload' as const, fact: `is started with ${variable}=${name}` },
        targetSays('has no such locale', '/usr/lib/locale'),
      ];
      const message = `${program.path} asks for the locale ${name} (${variable}), which the target does not have`;
      const fix = 'Generate the locale in the target, or set C.UTF-8 where that is there and enough.';
      return unmet('program-locale', `missing-locale:${name}`, message, evidence, { level, fix });
    });
}

/** The names that setlocale(LC_ALL, "") would look for, each with the variable that says so. */
function namesIn(environment: Readonly<Record<string, string>>): Map<string, string> {
  const given = (variable: string) => environment[variable] ?? '';
  const variables = given('LC_ALL') === '' ? LOCALE_VARIABLES : ['LC_ALL'];
  const names = variables.map((variable): [string, string] => [given(variable), variable]);
  return new Map(names.filter(([name]) => !BUILT_IN.has(name)));
}

/** By the interpreter that it asks for: musl is its own loader. */
function isForMusl({ fact }: ElfRecord): boolean {
  return 'interpreter' in fact && typeof fact.interpreter === 'string' && fact.interpreter.includes('/ld-musl-');
}
