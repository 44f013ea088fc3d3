/** What one Node.js says that it has. */
export interface Answer {
  readonly version: string;
  /** Global names, `module.member`, `Type#method`. */
  readonly names: readonly string[];
  readonly options: Readonly<Record<string, { readonly valued: boolean; readonly env: boolean }>>;
  readonly aliases: readonly string[];
  /** Options of V8, without dashes before. */
  readonly engine: readonly string[];
}

const NAME = /^--?[A-Za-z][\w-]*$/;

/**
 * The text of a module that says which major releases have what. Where releases of one line differ, the line counts as
 * having it; a line of which none was asked counts as having what the next has.
 */
export function surveyModule(answers: readonly Answer[]): string {
  const majors = [...new Set(answers.map(majorOf))].sort((a, b) => a - b);
  const optionsOf = ({ options, aliases }: Answer) =>
    [...Object.keys(options), ...aliases.map((alias) => alias.replace(/=$/, ''))].filter((name) => NAME.test(name));
  const every = answers.flatMap(({ options }) => Object.entries(options)).filter(([name]) => NAME.test(name));
  const valued = every.filter(([, { valued: takes }]) => takes).map(([name]) => name);
  const allowed = new Set(every.filter(([, { env }]) => env).map(([name]) => name));
  const refused = every.map(([name]) => name).filter((name) => !allowed.has(name));
  return `// Made by npm run survey from the answers of Node.js ${majors.join(', ')}: not to be edited.

/** The first and the last major release that were asked. */
export const SURVEYED = { first: ${majors[0] ?? 0}, last: ${majors.at(-1) ?? 0} } as const;

/** Global names, members and methods (\`Type#method\`) that not all of them have, by the majors that do: from, and before. */
export const MEMBERS: Readonly<Record<string, string>> = {
${table(answers, majors, ({ names }) => names, false)}};

/** Options of the program, by the majors that have them. */
export const OPTIONS: Readonly<Record<string, string>> = {
${table(answers, majors, optionsOf, true)}};

/** Options of V8, without the dashes before them, by the majors that have them. */
export const ENGINE_OPTIONS: Readonly<Record<string, string>> = {
${table(answers, majors, ({ engine }) => engine, true)}};

/** Options whose value may be the next word. */
${assigned('export const VALUED_OPTIONS =', unique(valued).join(' '), 2)};

/** Options that NODE_OPTIONS may not have. */
${assigned('export const COMMAND_LINE_OPTIONS =', unique(refused).join(' '), 2)};
`;
}

/** \`'14-': 'a b',\`: names by the majors that have them; those that all have only when \`whole\`. */
function table(
  answers: readonly Answer[],
  majors: readonly number[],
  namesOf: (answer: Answer) => readonly string[],
  whole: boolean,
): string {
  const having = new Map<string, Set<number>>();
  for (const answer of answers) {
    for (const name of namesOf(answer)) having.set(name, (having.get(name) ?? new Set()).add(majorOf(answer)));
  }
  const ranges = new Map<string, string[]>();
  for (const [name, which] of having) {
    const range = rangeOf([...which], majors);
    if (range !== '-' || whole) ranges.set(range, [...(ranges.get(range) ?? []), name]);
  }
  const rows = [...ranges].sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.map(([range, names]) => `  ${assigned(`'${range}':`, names.sort().join(' '), 4)},\n`).join('');
}

/** A text behind what it is given to, on a line of its own where both are too long for one, as the formatter wants it. */
function assigned(to: string, text: string, indent: number): string {
  const width = indent - 2 + to.length + text.length + 4;
  return width > 120 ? `${to}\n${' '.repeat(indent)}'${text}'` : `${to} '${text}'`;
}

function rangeOf(which: readonly number[], majors: readonly number[]): string {
  const [first, last] = [Math.min(...which), Math.max(...which)];
  const before = majors[majors.indexOf(first) - 1];
  const after = majors[majors.indexOf(last) + 1];
  return `${before === undefined ? '' : before + 1}-${after ?? ''}`;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function majorOf({ version }: Answer): number {
  return Number(version.split('.', 1)[0]);
}
