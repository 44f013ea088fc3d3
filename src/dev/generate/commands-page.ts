import { page, plain } from './page.js';

/** What oclif's manifest says of a command, as far as the page has it. */
interface Listed {
  readonly id: string;
  readonly summary?: string;
  readonly description?: string;
  readonly usage?: string;
  readonly hidden?: boolean;
  readonly args: Readonly<Record<string, { readonly name: string; readonly description?: string }>>;
  readonly flags: Readonly<Record<string, ListedFlag>>;
  readonly examples?: readonly Example[];
}

interface ListedFlag {
  readonly name: string;
  readonly char?: string;
  readonly description?: string;
  readonly helpValue?: string;
  readonly helpGroup?: string;
  readonly options?: readonly string[];
  readonly type: 'boolean' | 'option';
  readonly allowNo?: boolean;
  readonly env?: string;
  readonly hidden?: boolean;
}

/** An example as a command has it: the line alone, or with what it is for. */
export type Example = string | { readonly command: string; readonly description?: string };

/** The page of all commands, from oclif's manifest. */
export function commandsPage(manifest: string): string {
  const { commands } = JSON.parse(manifest) as { commands: Readonly<Record<string, Listed>> };
  const shown = Object.values(commands)
    .filter(({ hidden }) => hidden !== true)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = shown.map(({ id, summary = '' }) => `| [\`${nameOf(id)}\`](#${anchor(id)}) | ${plain(summary)} |`);
  return page(
    'Commands',
    'What `hostdrift COMMAND --help` says, on one page.',
    ['| command | |', '|---|---|', ...rows].join('\n'),
    ...shown.flatMap(command),
  );
}

/** The line of an example, as it is typed. */
export function lineOf(example: Example): string {
  const line = typeof example === 'string' ? example : example.command;
  return line.replaceAll('<%= config.bin %>', 'hostdrift');
}

function command({ id, summary = '', description = '', usage, args, flags, examples = [] }: Listed): string[] {
  const shown = Object.values(flags).filter(({ hidden }) => hidden !== true);
  const named = Object.values(args).map(
    ({ name, description: text = '' }) => `| \`${name.toUpperCase()}\` | ${plain(text)} |`,
  );
  return [
    `## ${nameOf(id)}`,
    plain(summary),
    `\`\`\`\nhostdrift ${usage ?? nameOf(id)}\n\`\`\``,
    ...description.split(/\n{2,}/).map(plain),
    ...(examples.length === 0 ? [] : [`\`\`\`sh\n${examples.map(example).join('\n')}\n\`\`\``]),
    ['| | |', '|---|---|', ...named, ...shown.map(flag)].join('\n'),
  ].filter((text) => text !== '');
}

function example(one: Example): string {
  const about = typeof one === 'string' || one.description === undefined ? [] : [`# ${one.description}`];
  return [...about, lineOf(one)].join('\n');
}

function flag({ name, char, description = '', helpValue, options, type, allowNo, env }: ListedFlag): string {
  const value =
    type === 'boolean' ? '' : ` ${options === undefined ? (helpValue ?? name.toUpperCase()) : options.join('\\|')}`;
  const short = char === undefined ? '' : `\`-${char}\`, `;
  const opposite = allowNo === true ? `, \`--no-${name}\`` : '';
  const variable = env === undefined ? '' : ` Or \`${env}\`.`;
  return `| ${short}\`--${name}${value}\`${opposite} | ${plain(description)}${variable} |`;
}

function nameOf(id: string): string {
  return id.replaceAll(':', ' ');
}

function anchor(id: string): string {
  return id.replaceAll(':', '-');
}
