import { parseOptionFile } from '../../../formats/config/option-file.js';
import type { TextProblem } from '../../../formats/text-problem.js';
import type { ConfigurationFile, ConfigurationFiles } from '../settings/files.js';

/** One option as it stands in a file. */
export interface PlacedOption {
  readonly group: string;
  readonly name: string;
  readonly value?: string;
  readonly line: number;
  readonly file: ConfigurationFile;
}

/** Files in files (MariaDB: at most ten). */
const MAX_DEPTH = 10;

/** Options of all files, with those that are included several times. */
const MOST_OPTIONS = 50_000;

/** Reads option files and what they include, in the order in which a server would. */
export class OptionReader {
  readonly options: PlacedOption[] = [];
  readonly broken: { readonly file: ConfigurationFile; readonly problem: TextProblem }[] = [];

  constructor(private readonly files: ConfigurationFiles) {}

  /** Adds the options of the file at `path`, if there is one. */
  read(path: string, depth = 0): void {
    const file = depth > MAX_DEPTH || this.options.length > MOST_OPTIONS ? undefined : this.files.read(path);
    if (file === undefined) return;
    const { lines, problems } = parseOptionFile(file.text);
    const [problem] = problems;
    if (problem !== undefined) this.broken.push({ file, problem });
    for (const line of lines) {
      if (line.kind === 'option') {
        const { kind: _kind, ...option } = line;
        this.options.push({ ...option, file });
      } else if (!line.directory) this.read(line.path, depth + 1);
      else for (const name of this.#members(line.path)) this.read(name, depth + 1);
    }
  }

  /** `!includedir` takes the files that end in `.cnf`, sorted by name. */
  #members(directory: string): string[] {
    const base = directory.replace(/\/+$/, '');
    return this.files
      .names(base)
      .filter((name) => name.endsWith('.cnf'))
      .map((name) => `${base}/${name}`);
  }
}
