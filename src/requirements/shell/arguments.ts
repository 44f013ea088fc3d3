import { refusedOption } from '../../formats/busybox/options.js';
import type { RunNode } from '../../formats/shell/nodes.js';
import type { Unmet } from '../../model/proof.js';
import { isMissingAccount } from '../accounts.js';
import type { View } from '../files/view.js';
import { lacksAccount, lacksFeature, lacksOption, type ScriptPlace } from './lacks.js';

/** What a command that is there cannot do with these arguments: options of another implementation, accounts that are missing. */
export function lacksOfArguments(view: View, script: ScriptPlace, node: RunNode, program: string): Unmet | undefined {
  const [name = '', ...words] = node.run;
  if (/^busybox/.test(program.slice(program.lastIndexOf('/') + 1))) {
    const option = name === 'ip' ? words.find((word) => /^-V(?:ersion)?$/.test(word)) : refusedOption(name, words);
    if (option !== undefined) return lacksOption(script, node, option, program);
  }
  const foreign = name === 'awk' || name === 'mawk' ? foreignFunction(words, program) : undefined;
  if (foreign !== undefined) {
    const fix = `Install gawk in the target, or have the program do without ${foreign}.`;
    const what = `a program for awk that calls ${foreign}`;
    return lacksFeature(script, node.line, what, fix, { name: baseName(program), path: program });
  }
  const [user, group] = accountsOf(name, words);
  if (user !== undefined && isMissingAccount(view, 'user', user)) return lacksAccount(script, node, 'user', user);
  if (group !== undefined && isMissingAccount(view, 'group', group)) return lacksAccount(script, node, 'group', group);
  return undefined;
}

/** Functions that gawk has beside those of POSIX (gawk manual, 9.1), and others may have. */
const GAWK = ['asort', 'asorti', 'patsplit', 'strtonum', 'isarray', 'typeof', 'mkbool', 'bindtextdomain'];
/** Of these BusyBox has some too (editors/awk.c). */
const SHARED = ['gensub', 'and', 'or', 'xor', 'compl', 'lshift', 'rshift'];

/** A function that the program of a command line calls, and that the awk which is there does not have. */
function foreignFunction(words: readonly string[], program: string): string | undefined {
  const name = baseName(program);
  const missing = name === 'mawk' ? [...GAWK, ...SHARED] : /^busybox/.test(name) ? GAWK : undefined;
  if (missing === undefined || words.some((word) => /^-(?:f|-file)/.test(word))) return undefined;
  const text = words.find((word, at) => !word.startsWith('-') && !/^-[Fv]$/.test(words[at - 1] ?? '')) ?? '';
  return missing.find(
    (one) => new RegExp(`(?<![\\w"/])${one}\\(`).test(text) && !new RegExp(`function\\s+${one}\\b`).test(text),
  );
}

/** Programs that GNU tar runs for its options (tar, 8.1.1 "Creating and Reading Compressed Archives"). */
const COMPRESSORS: readonly (readonly [letter: string, long: string, program: string])[] = [
  ['z', '--gzip', 'gzip'],
  ['j', '--bzip2', 'bzip2'],
  ['J', '--xz', 'xz'],
  ['', '--zstd', 'zstd'],
  ['', '--lzip', 'lzip'],
];

/** The program that a command line has run for it: what `tar -cJf` compresses with. */
export function runsItself([name = '', ...words]: readonly string[], program: string): string | undefined {
  if (name !== 'tar' || /^(?:busybox|bsdtar)/.test(program.slice(program.lastIndexOf('/') + 1))) return undefined;
  const letters = words.filter((word, at) => /^-?[A-Za-z]+$/.test(word) && (at === 0 || word.startsWith('-'))).join('');
  return COMPRESSORS.find(
    ([letter, long]) => words.includes(long) || (letter !== '' && /[cxtru]/.test(letters) && letters.includes(letter)),
  )?.[2];
}

/** The accounts that a command line names. */
function accountsOf(
  name: string,
  words: readonly string[],
): readonly [user?: string | undefined, group?: string | undefined] {
  const operands = words.filter((word) => !word.startsWith('-'));
  switch (name) {
    case 'id':
      return words.every((word) => !word.startsWith('-') || /^-[Ggnru]+$/.test(word)) ? [operands[0]] : [];
    case 'chown':
      return words.some((word) => /^--(?:from|reference)/.test(word)) ? [] : owners(operands[0]);
    case 'chgrp':
      return words.some((word) => word.startsWith('--reference')) ? [] : [undefined, operands[0]];
    case 'gosu':
    case 'su-exec':
      return owners(words[0]);
    case 'runuser':
    case 'sudo':
      return [words[words.indexOf('-u') + 1 || words.length]];
    case 'su':
      // Whether a word is the user or an option's value is clear only where nothing else stands before it.
      return [/^-$|^-l$/.test(words[0] ?? '') ? words[1] : words[0]?.startsWith('-') ? undefined : words[0]];
    case 'install':
      return [words[words.indexOf('-o') + 1 || words.length], words[words.indexOf('-g') + 1 || words.length]];
    default:
      return [];
  }
}

/** `user`, `user:group`, `user:`, `:group`. */
function owners(text = ''): readonly [string | undefined, string | undefined] {
  const [user, group] = text.split(':');
  return [user || undefined, group || undefined];
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
