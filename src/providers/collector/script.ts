import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidates, Searched } from '../../model/candidates.js';
import { KERNEL_FILES } from '../../model/kernel-files.js';
import { TOOL } from '../../model/tool.js';
import { NOT_INSTALLED } from '../host/not-installed.js';
import { PROC_FILES } from '../host/proc-facts.js';
import { BOOTED, LIST_UNITS } from '../host/system-manager.js';
import { packageRoot } from '../package-root.js';

/** What the script collects. */
export interface Wanted {
  readonly candidates: readonly Candidates[];
  /** Well-known files, which may be links. */
  readonly paths: readonly string[];
}

/** Patterns and paths stand in the script without quotes: nothing in them may mean more to a shell. */
const PLAIN = /^[\w./*?[\]@+:-]+$/;

/** What the fields of the header of the archive add up to, without its length: see `header` in the script. */
const HEADER_TEXT = [
  ...['hostdrift-bundle', '0000600', '0000000', '0000000'],
  ...['00000000000', ' '.repeat(8), '0', 'ustar', '00'],
].join('');

/** The script that collects these files, for any POSIX shell. */
export function collectorScript({ candidates, paths }: Wanted): string {
  const gathered = (pick: (one: Candidates) => readonly string[] | undefined): string[] =>
    [...new Set(candidates.flatMap((one) => pick(one) ?? []))].sort();
  const text = gathered((one) => one.text);
  const whole = [...new Set([...gathered((one) => one.whole), ...paths])].filter((path) => !text.includes(path)).sort();
  const most = candidates.flatMap((one) => one.most ?? []);
  const all = [
    ...new Set([...text, ...whole, ...gathered((one) => one.parts), ...gathered((one) => one.most?.whole)]),
  ].sort();
  const searched = candidates.flatMap((one) => one.searched ?? []);
  const others = [
    ...most.flatMap(({ except }) => except),
    ...searched.flatMap(({ paths, text }) => [...paths, oneWord(text)]),
  ];
  for (const pattern of [...all, ...others])
    if (!PLAIN.test(pattern)) throw new Error(`a shell may take ${pattern} for something else`);
  const values: Readonly<Record<string, string>> = {
    VERSION: TOOL.version,
    TOKEN: 'b7e1f5',
    TEXT: alternatives(text),
    WHOLE: alternatives(whole),
    MOST: most.map(unless).join(''),
    PARTS: alternatives(gathered((one) => one.parts)),
    SEARCHED: searched.map(lookedFor).join(''),
    LIVE: [...new Set([...PROC_FILES, ...KERNEL_FILES])].join(' '),
    BOOTED,
    LIST_UNITS: LIST_UNITS.join(' '),
    CANDIDATES: alternatives(all),
    PATHS: [...new Set(paths)].sort().join(' '),
    NOT_INSTALLED: [...NOT_INSTALLED].sort().join(' '),
    FIND: ['-perm -0100', '-perm -0010', '-perm -0001', ...all.map(findPattern)].join(' -o '),
    HEADER_SUM: String(HEADER_TEXT.split('').reduce((sum, letter) => sum + letter.charCodeAt(0), 0)),
  };
  const script = readFileSync(join(packageRoot(), 'collector/collect.sh'), 'utf8');
  return script.replace(/@([A-Z_]+)@/g, (whole, name: string) => values[name] ?? whole);
}

function alternatives(patterns: readonly string[]): string {
  return patterns.length === 0 ? '/never/at/all' : patterns.join(' | ');
}

/** Of these files those that are excepted are looked at as any other: another group may want them. */
function unless({ whole, except }: NonNullable<Candidates['most']>): string {
  return [
    `\n  case $1 in ${alternatives(whole)})`,
    `    case $1 in ${alternatives(except)}) ;; *) kind=W; return ;; esac ;;`,
    '  esac',
  ].join('\n');
}

/** A text as one word of a line: the script takes + for a blank. */
function oneWord(text: string): string {
  if (text.includes('+')) throw new Error(`${text} cannot be looked for: the script takes + for a blank`);
  return text.replaceAll(' ', '+');
}

function lookedFor({ paths, text, length }: Searched): string {
  return `\n  case $1 in ${alternatives(paths)}) printf 'S %s %s %s\\n' ${length} ${oneWord(text)} "$1" ;; esac`;
}

/** For a text that is evaluated once more, with the root before what is absolute. */
function findPattern(pattern: string): string {
  return pattern.startsWith('/') ? `-path \\"\\$BELOW\\"'${pattern}'` : `-path '${pattern}'`;
}
