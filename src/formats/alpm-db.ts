import { type Ending, endingOf, note, type TextProblem, toText } from './text-problem.js';

/** The sections of one file of pacman's local database. */
export interface AlpmFile {
  /** Lines of each section by its name without the percent signs: `NAME`, `VERSION`, `FILES`, … */
  readonly sections: ReadonlyMap<string, readonly string[]>;
  /** The first of the lines that belong to no section, and the sections that appear twice. */
  readonly problems: readonly TextProblem[];
  readonly ending: Ending;
}

/**
 * Reads a `desc` or `files` file of pacman's local database (libalpm, `be_local.c`): `%SECTION%` begins a section, each
 * line is a value of it, an empty line ends it. Of a section that appears twice the first one stands. Never throws.
 */
export function parseAlpmFile(input: Uint8Array | string): AlpmFile {
  const text = toText(input);
  const sections = new Map<string, string[]>();
  const problems: TextProblem[] = [];
  let values: string[] | undefined;
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '') values = undefined;
    else if (values !== undefined) values.push(line);
    else if (/^%[^%]+%$/.test(line)) {
      const name = line.slice(1, -1);
      values = [];
      if (sections.has(name)) note(problems, at + 1, `section ${name} appears twice`);
      else sections.set(name, values);
    } else note(problems, at + 1, 'expected "%SECTION%"');
  }
  return { sections, problems, ending: endingOf(text) };
}
