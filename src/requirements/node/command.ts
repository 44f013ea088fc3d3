import { takesValue } from '../../formats/node/options.js';

/** A module that is loaded before the program. */
export interface Preload {
  /** As written. */
  readonly name: string;
  readonly how: 'require' | 'import';
}

/** What a command line of Node.js makes it load. */
export interface NodeCommand {
  /** The file, as written. */
  readonly script?: string;
  /** Code given in the command itself. */
  readonly code?: string;
  /** Modules that are loaded before, in order. */
  readonly preloads: readonly Preload[];
  /** Options as written, without values that are words of their own. */
  readonly options: readonly string[];
}

const CODE = new Set(['-e', '--eval', '-p', '--print', '-pe']);
const PRELOADS: Readonly<Record<string, Preload['how']>> = {
  '-r': 'require',
  '--require': 'require',
  '--import': 'import',
  '--loader': 'import',
  '--experimental-loader': 'import',
};

/** Reads the words behind the name of the program; `undefined` when it is not Node.js that is started. */
export function readNodeCommand(command: readonly string[]): NodeCommand | undefined {
  const [program = '', ...words] = command;
  if (!/(?:^|\/)node(?:js)?(?:-?\d+)?$/.test(program)) return undefined;
  return readNodeWords(words);
}

/** Reads words for Node.js: of a command line, or of NODE_OPTIONS. */
export function readNodeWords(words: readonly string[]): NodeCommand {
  const preloads: Preload[] = [];
  const options: string[] = [];
  const rest = { preloads, options };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (CODE.has(word)) return { code: words[at + 1] ?? '', ...rest };
    if (word === '--') return { ...scriptOf(words[at + 1]), ...rest };
    if (!word.startsWith('-')) return { script: word, ...rest };
    options.push(word);
    const [name = word, value] = split(word);
    const next = value ?? words[at + 1] ?? '';
    const how = Object.hasOwn(PRELOADS, name) ? PRELOADS[name] : undefined;
    if (how !== undefined) preloads.push({ name: next, how });
    if (value === undefined && hasValue(word, how)) at += 1;
  }
  return rest;
}

function scriptOf(script: string | undefined): Pick<NodeCommand, 'script'> {
  return script === undefined ? {} : { script };
}

function hasValue(word: string, how: Preload['how'] | undefined): boolean {
  return how !== undefined || word === '-C' || takesValue(word);
}

/** `--import=a` as its name and its value. */
function split(word: string): [name: string, value?: string] {
  const equals = word.indexOf('=');
  return equals === -1 || !word.startsWith('--') ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
}
