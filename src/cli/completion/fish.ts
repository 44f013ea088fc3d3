import type { CompletedCommand, CompletedFlag } from './words.js';

/** Completion for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap((command) => commandLines(command));
  return `# fish completion of hostdrift: hostdrift completion fish | source\n${lines.join('\n')}\n`;
}

function commandLines({ name, summary, flags, words }: CompletedCommand): string[] {
  const [first = name, second] = name.split(' ');
  const start = 'complete -c hostdrift';
  const before = second === undefined ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${first}`;
  const within = `-n '__fish_seen_subcommand_from ${second ?? first}'`;
  return [
    `${start} -n '${before}' -f -a ${second ?? first} -d ${quoted(summary)}`,
    ...(words.length === 0 ? [] : [`${start} ${within} -a ${quoted(words.join(' '))}`]),
    ...flags.map((flag) => `${start} ${within} ${flagOptions(flag)}`),
  ];
}

function flagOptions({ name, char, description, takesValue, values }: CompletedFlag): string {
  const short = char === undefined ? '' : ` -s ${char}`;
  const value = takesValue ? (values.length === 0 ? ' -r -F' : ` -x -a ${quoted(values.join(' '))}`) : '';
  return `-l ${name}${short}${value} -d ${quoted(description)}`;
}

/** In single quotes fish reads only `\\\\` and `\\'` as more than they are. */
function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
