import { REFUSED } from './surveyed.js';

/** Commands behind whose own options another command stands, with options of its own. */
const RUNNERS = new Set(['env', 'nohup', 'setpriv', 'su', 'timeout', 'xargs']);

/** The first option of a command line that no BusyBox knows; a word with `$` may be anything and is passed over. */
export function refusedOption(command: string, words: readonly string[]): string | undefined {
  const known = Object.hasOwn(REFUSED, command) ? REFUSED[command] : undefined;
  if (known === undefined) return undefined;
  const [letters, taking, list] = known;
  const refused = new Set(list.split(' '));
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--' || (RUNNERS.has(command) && !word.startsWith('-'))) return undefined;
    if (!word.startsWith('-') || word === '-' || word.includes('$')) continue;
    const [name = ''] = word.split('=', 1);
    if (refused.has(name)) return name;
    if (word.startsWith('--') || command === 'find') continue;
    const cluster = readCluster(word, letters, taking);
    if (typeof cluster === 'string') return cluster;
    if (cluster) at += 1;
  }
  return undefined;
}

/** Letters behind one hyphen: the first that is refused, else whether the next word is the value of the last. */
function readCluster(word: string, letters: string, taking: string): string | boolean {
  for (let at = 1; at < word.length; at++) {
    const option = word.charAt(at);
    if (letters.includes(option)) return `-${option}`;
    // The rest is its value, or the next word.
    if (taking.includes(option)) return at === word.length - 1;
  }
  return false;
}

/** Commands of whose options something is known here. */
export const COMMANDS: readonly string[] = Object.keys(REFUSED);
