import { OWN_DIRECTORY, type ShellNode } from './nodes.js';

/** Another way than `NAME=value` in which a variable gets a value: a loop, `read`, a function's own. */
const OTHERWISE = [
  'for',
  'select',
  'read',
  'local',
  'declare',
  'typeset',
  'unset',
  'getopts',
  'mapfile',
  'readarray',
  'let',
];

/**
 * Variables of a script that stand for the same text wherever they are used behind the command that sets them: set once in
 * the whole file, at its top, to a path that is known.
 */
export class Constants {
  readonly #known = new Map<string, string>();

  constructor(private readonly content: string) {}

  /** What `$name` stands for, if that is known. */
  get(name: string): string | undefined {
    return this.#known.get(name);
  }

  /** Takes what a command at the top of the script sets. */
  take(node: ShellNode): void {
    if (!('run' in node)) return;
    const [name] = node.run;
    const set =
      name === undefined
        ? (node.set ?? [])
        : name === 'export' || name === 'readonly'
          ? node.run.slice(1).flatMap((word) => assignment(word))
          : [];
    for (const [variable, value] of set) {
      if (isPath(value) && this.#isSetOnce(variable)) this.#known.set(variable, value);
    }
  }

  #isSetOnce(name: string): boolean {
    const sets = this.content.match(new RegExp(`(?<![\\w$])${name}\\+?=`, 'g')) ?? [];
    if (sets.length !== 1) return false;
    return !new RegExp(`\\b(?:${OTHERWISE.join('|')})\\s[^\\n;]*\\b${name}\\b`).test(this.content);
  }
}

function assignment(word: string): [name: string, value: string][] {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
  return name === undefined || value === undefined ? [] : [[name, value]];
}

/** Whether a text is a path that is known but for where the script lies. */
export function isPath(text: string): boolean {
  const rest = text.startsWith(OWN_DIRECTORY) ? text.slice(OWN_DIRECTORY.length) : text;
  return rest !== text ? /^(?:\/[^$]*)?$/.test(rest) : /^\/[^$]*$/.test(text);
}
