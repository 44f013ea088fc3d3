import type { CompletedCommand, CompletedFlag } from './words.js';

/** Names of the snapshots that are stored where the shell is. */
const STORED = [
  '(set -l files snapshots/*.json snapshots/*.json.gz; set -q files[1];',
  'and string replace -rf "^snapshots/(.*)\\.json(\\.gz)?\\$" "\\$1" $files)',
].join(' ');

/** Completion for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap((command) => commandLines(command));
  return `# fish completion of hostdrift: hostdrift completion fish | source\n${lines.join('\n')}\n`;
}

function commandLines({ name, summary, flags, words, stored }: CompletedCommand): string[] {
  const [first = name, second] = name.split(' ');
  const start = 'complete -c hostdrift';
  const before = second === undefined ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${first}`;
  const within = `-n '__fish_seen_subcommand_from ${second ?? first}'`;
  return [
    `${start} -n '${before}' -f -a ${second ?? first} -d ${quoted(summary)}`,
    ...(words.length === 0 ? [] : [`${start} ${within} -a ${quoted(words.join(' '))}`]),
    ...(stored ? [`${start} ${within} -a '${STORED}' -d 'stored in ./snapshots'`] : []),
    ...flags.map((flag) => `${start} ${within} ${flagOptions(flag)}`),
  ];
}

function flagOptions(flag: CompletedFlag): string {
  const short = flag.char === undefined ? '' : ` -s ${flag.char}`;
  return `-l ${flag.name}${short}${flag.takesValue ? value(flag) : ''} -d ${quoted(flag.description)}`;
}

/** What is not one of a few is a file, maybe after a prefix; fish adds no space to what ends in `=`. */
function value({ values, prefixes }: CompletedFlag): string {
  if (values.length > 0) return ` -x -a ${quoted(values.join(' '))}`;
  return prefixes.length === 0 ? ' -r -F' : ` -r -F -a ${quoted(prefixes.map((prefix) => `${prefix}=`).join(' '))}`;
}

/** In single quotes fish reads only `\\\\` and `\\'` as more than they are. */
function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
