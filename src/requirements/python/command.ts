/** What a command line of Python starts. */
export interface PythonCommand {
  /** Given by `-c`. */
  readonly code?: string | undefined;
  /** Given by `-m`. */
  readonly module?: string | undefined;
  /** A file of Python code, or a directory. */
  readonly file?: string | undefined;
  /** Whether variables such as PYTHONPATH are not looked at: `-E`, `-I`. */
  readonly isolated: boolean;
}

const NAME = /^(?:python|pypy)(?:3(?:\.\d+)?)?$/;
/** Options that take the next word where nothing follows them in their own. */
const TAKING = new Set(['-W', '-X', '--check-hash-based-pycs']);

/** Reads a command line as `python3` does (Using Python, Command line); `undefined` where it starts no Python. */
export function pythonCommand(command: readonly string[]): PythonCommand | undefined {
  const [name = '', ...words] = command;
  if (!NAME.test(name.slice(name.lastIndexOf('/') + 1))) return undefined;
  let isolated = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-') return { isolated };
    if (!word.startsWith('-')) return { file: word, isolated };
    if (TAKING.has(word)) at++;
    if (/^(?:--|-[WX])/.test(word)) continue;
    isolated ||= /^-[^cm]*[EI]/.test(word);
    const [, option, rest = ''] = /^-[^cm]*([cm])(.*)$/s.exec(word) ?? [];
    const value = rest === '' ? (words[at + 1] ?? '') : rest;
    if (option === 'c') return { code: value, isolated };
    if (option === 'm') return { module: value, isolated };
  }
  return { isolated };
}
