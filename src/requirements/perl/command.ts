/** What a command line of Perl starts. */
export interface PerlCommand {
  /** The script. */
  readonly file?: string | undefined;
  /** Code given by -e. */
  readonly code?: string | undefined;
  /** Files that -M and -m load. */
  readonly loads: readonly string[];
  /** Directories that -I adds. */
  readonly adds: readonly string[];
}

/** Reads a command line, or the words behind `#!`, as perl does (perlrun(1)); `undefined` where it starts no Perl. */
export function perlCommand(command: readonly string[]): PerlCommand | undefined {
  const [name = '', ...words] = command;
  if (!/(?:^|\/)perl(?:5[\d.]*)?$/.test(name)) return undefined;
  const read = { loads: [] as string[], adds: [] as string[], code: '' };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-')) return read.code === '' ? { ...read, code: undefined, file: word } : read;
    if (word === '-') break;
    const [, option = '', value = ''] = OPTION.exec(word) ?? [];
    if (option !== '') readOption(read, option, value === '' ? (words[++at] ?? '') : value);
  }
  return read;
}

/** The options that matter here, behind those that take no value. */
const OPTION = /^-[^IMm eE]*([IMmeE])(.*)$/s;

function readOption(read: { loads: string[]; adds: string[]; code: string }, option: string, value: string): void {
  const module = /^-?([\w:]+)/.exec(value)?.[1];
  if (option === 'I') read.adds.push(value);
  else if (option === 'e' || option === 'E') read.code += `${value}\n`;
  else if (module !== undefined) read.loads.push(`${module.replaceAll('::', '/')}.pm`);
}
