/** What a command line of Node.js makes it load. */
export interface NodeCommand {
  /** The file, as written. */
  readonly script?: string;
  /** Code given in the command itself. */
  readonly code?: string;
  /** Modules that are loaded before, as written. */
  readonly preloads: readonly string[];
}

const CODE = new Set(['-e', '--eval', '-p', '--print', '-pe']);
const PRELOADS = new Set(['-r', '--require', '--import']);
/** Options whose value is the next word. */
const VALUED = new Set([
  '-C',
  '--conditions',
  '--env-file',
  '--loader',
  '--experimental-loader',
  '--title',
  '--input-type',
]);

/** Reads the words behind the name of the program; `undefined` when it is not Node.js that is started. */
export function readNodeCommand(command: readonly string[]): NodeCommand | undefined {
  const [program = '', ...words] = command;
  if (!/(?:^|\/)node(?:js)?(?:-?\d+)?$/.test(program)) return undefined;
  return readWords(words);
}

function readWords(words: readonly string[]): NodeCommand {
  const preloads: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (CODE.has(word)) return { code: words[at + 1] ?? '', preloads };
    if (PRELOADS.has(word)) preloads.push(words[++at] ?? '');
    else if (/^--(?:require|import)=/.test(word)) preloads.push(word.slice(word.indexOf('=') + 1));
    else if (VALUED.has(word)) at += 1;
    else if (word === '--')
      return { ...(words[at + 1] === undefined ? {} : { script: words[at + 1] ?? '' }), preloads };
    else if (!word.startsWith('-')) return { script: word, preloads };
  }
  return { preloads };
}
