import type { CallStatement, Statement } from './statements.js';

/** Where the word stands that a call of interest is given. */
type Shape = 'first' | 'second' | 'list';

/** Functions that fail where the system lacks what they are asked for by a literal word. */
const NOTED: Readonly<Record<string, Shape>> = {
  'ctypes.CDLL': 'first',
  'ctypes.PyDLL': 'first',
  'ctypes.cdll.LoadLibrary': 'first',
  'grp.getgrnam': 'first',
  'hashlib.new': 'first',
  'locale.setlocale': 'second',
  'pwd.getpwnam': 'first',
  'subprocess.Popen': 'list',
  'subprocess.call': 'list',
  'subprocess.check_call': 'list',
  'subprocess.check_output': 'list',
  'subprocess.run': 'list',
};

const GIVEN: Readonly<Record<Shape, RegExp>> = {
  first: /^\s*""\s*[,)]/,
  second: /^[^,()"]*,\s*""\s*\)/,
  list: /^\s*\[\s*""\s*[,\]]/,
};

/** Names by which a module's code reaches other modules: their own, and what was taken from them. */
export interface Reached {
  readonly modules: ReadonlyMap<string, string>;
  readonly taken: ReadonlyMap<string, string>;
}

/** Whether a line may be run in part only. */
const IN_PART = /\b(?:if|and|or|lambda|yield)\b/;

/** Calls in a line of functions that the system may fail, with the word that they are given. */
export function notedCalls(text: string, strings: readonly string[], line: number, reached: Reached): Statement[] {
  if (strings.length === 0 || IN_PART.test(text) || (text.match(/""/g)?.length ?? 0) !== strings.length) return [];
  const found: CallStatement[] = [];
  for (const match of text.matchAll(/(?<![\w.])([A-Za-z_]\w*)((?:\.\w+)*)\(/g)) {
    const calls = fullName(match[1] ?? '', match[2] ?? '', reached);
    const shape = calls !== undefined && Object.hasOwn(NOTED, calls) ? NOTED[calls] : undefined;
    const end = match.index + match[0].length;
    if (calls === undefined || shape === undefined || !GIVEN[shape].test(text.slice(end))) continue;
    const given = strings[text.slice(0, end).match(/""/g)?.length ?? 0];
    if (given !== undefined) found.push({ calls, given, line });
  }
  return found;
}

/** Calls in a line of functions of the module itself. */
export function ownCalls(text: string, line: number, functions: ReadonlyMap<string, boolean>): Statement[] {
  if (functions.size === 0 || IN_PART.test(text)) return [];
  const awaits = /\bawait\b|\brun(?:_until_complete)?\(/.test(text);
  const names = [...text.matchAll(/(?<![\w.])([A-Za-z_]\w*)\(/g)].map(([, name = '']) => name);
  return [...new Set(names)]
    .filter((name) => functions.has(name) && (functions.get(name) !== true || awaits))
    .map((invokes) => ({ invokes, line }));
}

function fullName(head: string, rest: string, { modules, taken }: Reached): string | undefined {
  const module = modules.get(head);
  if (module !== undefined) return `${module}${rest}`;
  const from = taken.get(head);
  return from === undefined ? undefined : `${from}.${head}${rest}`;
}
