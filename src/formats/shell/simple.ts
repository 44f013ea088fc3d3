import { isPath } from './constants.js';
import { CLOSING, KEPT, type RunNode, type ShellNode, type ShellSyntax } from './nodes.js';
import { ShellSyntaxError, type ShellText, skipLines } from './text.js';
import { type ReadCommands, type ShellWord, WordReader } from './words.js';

const ASSIGNMENT = /^([A-Za-z_]\w*)(?:\[[^\]]*\])?\+?=/;
const REDIRECTION = /(?:\d+|\{\w+\})?(?:&>>?|<<<|<<-?|<>|<&|>&|>>|>\||<(?!\()|>(?!\())/y;
/** Directories in which a file that is written may become a command. */
const PROGRAMS = /(?:^|\/)s?bin\//;

/** Reads simple commands and what they consist of (POSIX shell, 2.9.1). */
export class SimpleReader {
  #beyond: ShellSyntax | undefined;

  /** `constant`: what a variable stands for, where that is known. */
  constructor(
    private readonly readCommand: (text: ShellText) => ShellNode,
    private readonly readCommands: ReadCommands,
    private readonly constant: (name: string) => string | undefined,
  ) {}

  /** The first syntax beyond `sh` since the last call. */
  takeBeyond(): ShellSyntax | undefined {
    const beyond = this.#beyond;
    this.#beyond = undefined;
    return beyond;
  }

  /** A simple command, or the definition of a function (2.9.1, 2.9.5). Throws {@link ShellSyntaxError} where there is none. */
  simple(text: ShellText): ShellNode {
    const { line } = text;
    const found: Simple = { words: [], set: [], inner: [], newer: undefined, quiet: false, installs: false };
    let redirected = false;
    for (text.skipBlanks(); ; text.skipBlanks()) {
      const target = this.redirection(text);
      if (target !== undefined) {
        redirected = true;
        found.quiet ||= target.hides;
        found.installs ||= PROGRAMS.test(target.text);
        continue;
      }
      const word = this.word(text);
      if (word.raw === '') break;
      found.inner.push(...word.inner);
      found.newer ??= word.newer;
      if (this.#assignment(text, word, found)) continue;
      if (found.words.length === 0 && word.plain && CLOSING.has(word.text))
        throw new ShellSyntaxError(`${word.text} is not expected`, line);
      found.words.push(word);
      const defines = found.words.length === 1 && word.plain && found.set.length === 0;
      if (defines && text.match(/[ \t]*\([ \t]*\)/y) !== '') {
        skipLines(text);
        return { function: word.text, body: this.readCommand(text) };
      }
    }
    if (found.words.length === 0 && found.set.length === 0 && !redirected) {
      throw new ShellSyntaxError(`${text.peek()} is not expected`, text.line);
    }
    return runNode(found, line);
  }

  /** `name=value` in front of a command is kept apart from its words; an array may also be an argument of `declare`. */
  #assignment(text: ShellText, word: ShellWord, { words, set }: Simple): boolean {
    const [assigned, name = ''] = ASSIGNMENT.exec(word.raw) ?? [];
    if (assigned === undefined) return false;
    if (text.peek() === '(') this.#array(text, assigned);
    if (words.length > 0) return false;
    const value = word.text.slice(word.text.indexOf('=') + 1);
    set.push([name, name === 'PATH' ? word.raw.slice(assigned.length) : isPath(value) ? value : '']);
    return true;
  }

  #array(text: ShellText, assigned: string): void {
    this.note(`${assigned.replace(/\+?=$/, '')}=(…)`, text.line);
    text.balanced('(', ')');
  }

  /** A redirection with what it leads to; `undefined` where there is none. */
  redirection(text: ShellText): { readonly text: string; readonly hides: boolean } | undefined {
    text.skipBlanks();
    const operator = text.match(REDIRECTION);
    if (operator === '') return undefined;
    text.skipBlanks();
    const { line } = text;
    const word = this.mustWord(text);
    if (operator.endsWith('<<<')) this.note('<<<', line);
    if (/(?<!<)<<-?$/.test(operator)) text.announce(word.text, operator.endsWith('-'));
    const writes = operator.includes('>');
    const hides = writes && word.text === '/dev/null' && /^(?:2|&)/.test(operator);
    return { text: writes ? word.text : '', hides };
  }

  /** A word that must be there, or a process substitution. */
  mustWord(text: ShellText): ShellWord {
    const word = this.word(text);
    if (word.raw === '') throw new ShellSyntaxError(`${text.peek()} is not expected`, text.line);
    return word;
  }

  /** A word, empty where there is none. */
  word(text: ShellText): ShellWord {
    const { line } = text;
    if (text.startsWith('<(') || text.startsWith('>(')) {
      this.note('<(…)', line);
      text.next();
      text.next();
      return { text: '$', raw: '<(', plain: false, inner: [{ background: this.readCommands(text, ')') }] };
    }
    return new WordReader(text, this.readCommands, this.constant).read();
  }

  /** Notes syntax that a plain `sh` does not read. */
  note(what: string, line: number): void {
    this.#beyond ??= { what, line };
  }
}

/** What is read of a simple command. */
interface Simple {
  readonly words: ShellWord[];
  readonly set: [name: string, value: string][];
  readonly inner: ShellNode[];
  newer: ShellSyntax | undefined;
  quiet: boolean;
  installs: boolean;
}

function runNode({ words, set, inner, newer, quiet, installs }: Simple, line: number): RunNode {
  const [name] = words;
  const kept = name !== undefined && KEPT.has(name.text) ? words : words.slice(0, 1);
  return {
    run: kept.map(({ text }) => text),
    line,
    ...(set.length > 0 ? { set } : {}),
    ...(inner.length > 0 ? { inner } : {}),
    ...(quiet ? { quiet } : {}),
    ...(installs ? { installs } : {}),
    ...(newer === undefined ? {} : { newer }),
  };
}
