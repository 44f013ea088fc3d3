import type { TextProblem } from '../../../formats/text-problem.js';
import type { ConfigurationFact } from '../../../model/facts/configuration.js';
import type { ConfigurationFile } from './files.js';

/** One setting in effect, before it is a fact. */
export interface Setting {
  /** Dotted path without the program's name. */
  readonly key: string;
  readonly value: string | readonly string[];
  /** Missing for a default. */
  readonly file?: ConfigurationFile | undefined;
  readonly line?: number | undefined;
  /** Dotted path of the setting that it is inherited from. */
  readonly inherited?: string | undefined;
  readonly unparsed?: string | undefined;
  /** Files that the value names and without which the program does not start. */
  readonly names?: readonly string[] | undefined;
  /** Programs that the value has started. */
  readonly starts?: readonly string[] | undefined;
  /** Files that the value names as well, of which it is not said that the program needs them. */
  readonly mentions?: readonly string[] | undefined;
}

/** Lines that are kept of a file which is not understood. */
const MOST_LINES = 2000;

/** Longest key and longest value of a setting: what is longer is cut, as nobody would read it. */
const LONGEST_KEY = 400;
const LONGEST_VALUE = 20_000;

/** The key of the fact and the fact. */
export function keyed(program: string, setting: Setting): readonly [string, ConfigurationFact] {
  const { key, value, file, line, inherited, unparsed } = setting;
  const fact: ConfigurationFact = {
    value: typeof value === 'string' ? value.slice(0, LONGEST_VALUE) : value.map((one) => one.slice(0, LONGEST_VALUE)),
    ...(file === undefined ? { default: true } : { path: file.path }),
    ...(line === undefined ? {} : { line }),
    ...(inherited === undefined ? {} : { inherited: whole(program, inherited) }),
    ...(file?.owner === undefined ? {} : { owner: file.owner }),
    ...(unparsed === undefined ? {} : { unparsed }),
  };
  return [whole(program, key), fact];
}

function whole(program: string, key: string): string {
  return `${program}:${key}`.slice(0, LONGEST_KEY);
}

/** A file that is not understood, as the lines of its text, without those that say nothing. */
export function asText(file: ConfigurationFile, { line, message }: TextProblem): Setting {
  const lines = file.text.split('\n').map((text) => text.trim());
  const value = lines.filter((text) => text !== '' && !/^[#;]/.test(text)).slice(0, MOST_LINES);
  return { key: `text[${file.path}]`, value, file, line, unparsed: `line ${line}: ${message}` };
}
