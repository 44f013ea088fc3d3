/** What one build of BusyBox refuses of the options of one command: letters, those of its own that take a value, words. */
export interface Refused {
  readonly letters: Set<string>;
  readonly taking: Set<string>;
  readonly words: Set<string>;
}

/** The options that the help of a command names: `-x`, `--long`; of find its words too. Sorted. */
export function optionsIn(help: string, command: string): string[] {
  const options = new Set<string>();
  for (const line of help.split('\n')) {
    // What stands behind two blanks describes the options before it.
    const [, head = ''] = /^\s*(-.*?)(?:\s{2,}(?!-)|$)/.exec(line) ?? [];
    const text = command === 'find' ? line : head;
    for (const [, option = ''] of text.matchAll(/(?:^|[\s,[|])(--?[A-Za-z0-9][\w-]*)/g)) {
      const isWord = command === 'find' && /^-[a-z][a-z0-9]+$/.test(option);
      if (option.length === 2 || isWord || /^--../.test(option)) options.add(option);
    }
  }
  options.delete('--help');
  options.delete('--version');
  return [...options].sort();
}

/** What BusyBox says to an option: that it does not know it, that it wants a value, or something else. */
export function verdictOf(stderr: string, option: string): 'refused' | 'takes' | 'other' {
  const name = option.replace(/^--?/, '').replace(/[-]/g, '\\-');
  if (
    new RegExp(
      `(?:unrecognized|invalid) option(?::| --)? ['"]?-{0,2}${name}\\b|unrecognized: -${name}\\b|--${name}: No such file`,
    ).test(stderr)
  )
    return 'refused';
  return /requires an argument/.test(stderr) ? 'takes' : 'other';
}

/** The module that holds what every build which has the command refuses. */
export function busyboxModule(answers: readonly ReadonlyMap<string, Refused>[], releases: readonly string[]): string {
  const commands = [...new Set(answers.flatMap((answer) => [...answer.keys()]))].sort();
  const lines = commands.flatMap((command) => {
    const all = answers.flatMap((answer) => answer.get(command) ?? []);
    const common = (pick: (one: Refused) => ReadonlySet<string>) =>
      [...(pick(all[0] as Refused) ?? [])].filter((each) => all.every((one) => pick(one).has(each))).sort();
    const letters = common(({ letters: each }) => each).join('');
    const words = common(({ words: each }) => each).join(' ');
    const taking = [...new Set(all.flatMap((one) => [...one.taking]))].sort().join('');
    return letters === '' && words === ''
      ? []
      : [`  ${JSON.stringify(command)}: ${JSON.stringify([letters, taking, words])},`];
  });
  return [
    `// Made by npm run survey:busybox from what BusyBox ${releases.join(', ')} refused: not to be edited.`,
    '',
    '/** Options that no BusyBox takes, by command: single letters; letters that want a value; whole words. */',
    'export const REFUSED: Readonly<Record<string, readonly [letters: string, taking: string, words: string]>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}
