import { type Deployment, entryOf } from '../../model/proof.js';
import type { Prover } from '../../model/prover.js';
import { findCommand } from '../execute/path.js';
import type { ElfRecord, Found } from '../files/record.js';
import { View } from '../files/view.js';
import { asksOf } from '../libc/asks.js';
import { LOCALE_VARIABLES, missingLocales } from '../libc/locale.js';
import { LIBC_RULES } from '../libc/rules.js';
import { missingZone, ZONE_VARIABLE } from '../libc/time-zone.js';
import { SymbolTables } from '../load/symbol-tables.js';

const SYMBOLS = new SymbolTables();

/** Programs that are linked against the C library: whether it finds the locale and the time zone that they are started with. */
export const libcProver: Prover = {
  id: 'libc',
  title: 'C',
  rules: LIBC_RULES,
  files: [],
  variables: [...LOCALE_VARIABLES, ZONE_VARIABLE],
  prove(payload, target, deployment) {
    const { environment } = deployment;
    if (![...LOCALE_VARIABLES, ZONE_VARIABLE].some((name) => (environment[name] ?? '') !== '')) return [];
    const view = new View(target, payload, deployment.at);
    return started(view, deployment).flatMap(([entry, program]) => {
      const asks = asksOf(program, SYMBOLS);
      const unmet = [
        ...missingLocales(program, asks, environment, view),
        ...missingZone(program, asks, environment, view),
      ];
      const verdict = unmet.some(({ level }) => level === 'error') ? ('breaks' as const) : ('runs' as const);
      return unmet.length === 0 ? [] : [{ entry, verdict, unmet }];
    });
  },
};

/** The payload's programs that are started. Those of the target are its own matter. */
function started(view: View, deployment: Deployment): [entry: string, program: ElfRecord][] {
  const scene = { view, deployment, symbols: SYMBOLS, knowledge: [] };
  const { commands, entries } = deployment;
  const given: [string, Found][] = [
    ...(commands ?? []).map((command): [string, Found] => {
      const found = findCommand(scene, command[0] ?? '');
      return [entryOf(command), found.kind === 'found' ? view.find(found.path) : { kind: 'missing' }];
    }),
    ...(entries ?? []).map((path): [string, Found] => [`${view.place}${path}`, view.find(`${view.place}${path}`)]),
  ];
  const all = commands === undefined && entries === undefined ? [...view.programs()] : [];
  return [...given, ...all.map((record): [string, Found] => [record.path, record])].flatMap(
    ([entry, found]): [string, ElfRecord][] =>
      found.kind === 'elf' && found.origin === 'payload' && found.role === 'program' ? [[entry, found]] : [],
  );
}
