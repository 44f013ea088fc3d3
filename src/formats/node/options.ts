import { once } from '../once.js';
import { availabilityOf } from './members.js';
import { type Availability, isAvailable } from './platform.js';
import { COMMAND_LINE_OPTIONS, ENGINE_OPTIONS, OPTIONS, SURVEYED, VALUED_OPTIONS } from './surveyed.js';

/** Options that came, or went, in the midst of a line (doc/api/cli.md). */
const EXACT: Readonly<Record<string, Availability>> = {
  '--env-file': { since: ['20.6'] },
  '--env-file-if-exists': { since: ['22.9'] },
  '--experimental-strip-types': { since: ['22.6'] },
  '--experimental-transform-types': { since: ['22.7'], until: 26 },
  '--import': { since: ['18.18', '19.0'] },
  '--permission': { since: ['22.13', '23.5'] },
  '--test': { since: ['16.17', '18.0'] },
  '--watch': { since: ['16.19', '18.11'] },
};

const availability = once(() => tableOf(OPTIONS, EXACT));
const engineAvailability = once(() => tableOf(ENGINE_OPTIONS, {}));
const valued = once(() => new Set(VALUED_OPTIONS.split(' ')));
const commandLine = once(() => new Set(COMMAND_LINE_OPTIONS.split(' ')));

/** What a release does with an option: `refused` is one that it knows and does not take from NODE_OPTIONS. */
export type OptionVerdict = 'taken' | 'unknown' | 'refused';

/** Whether a release (`18.20.4`) takes an option as written. Of releases that were not surveyed nothing is said. */
export function judgeOption(word: string, version: string, from: 'command' | 'environment'): OptionVerdict {
  const major = Number(version.split('.', 1)[0]);
  if (!word.startsWith('--') || word === '--' || !(major >= SURVEYED.first && major <= SURVEYED.last)) return 'taken';
  const name = (word.split('=', 1)[0] ?? word).replaceAll('_', '-');
  const forms = [name, name.replace(/^--no-/, '--'), name.replace(/^--/, '--no-')];
  const own = forms.filter((form) => has(availability(), form, version));
  if (own.length > 0)
    return from === 'environment' && own.every((form) => commandLine().has(form)) ? 'refused' : 'taken';
  const plain = name.slice(2);
  const engine = [plain, plain.replace(/^no-?/, '')].some((one) => has(engineAvailability(), one, version));
  if (!engine) return 'unknown';
  return from === 'environment' ? 'refused' : 'taken';
}

/** Whether the value of an option is the next word, where none is written with it. */
export function takesValue(word: string): boolean {
  return valued().has(word.replaceAll('_', '-'));
}

/** The releases that have an option, where that is known. */
export function optionAvailability(word: string): Availability | undefined {
  return availability().get((word.split('=', 1)[0] ?? word).replaceAll('_', '-'));
}

function has(table: ReadonlyMap<string, Availability>, name: string, version: string): boolean {
  const found = table.get(name);
  return found !== undefined && isAvailable(found, version);
}

function tableOf(
  ranges: Readonly<Record<string, string>>,
  exact: Readonly<Record<string, Availability>>,
): ReadonlyMap<string, Availability> {
  const surveyed = Object.entries(ranges).flatMap(([range, names]) =>
    names.split(' ').map((name): [string, Availability] => [name.replaceAll('_', '-'), availabilityOf(range)]),
  );
  return new Map([...surveyed, ...Object.entries(exact)]);
}
