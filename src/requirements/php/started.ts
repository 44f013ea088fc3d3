import { readPhpCode } from '../../formats/php/code.js';
import type { PhpCodeFact } from '../../model/facts/php-code.js';
import { type Deployment, entryOf } from '../../model/proof.js';
import type { PhpCode } from './code.js';

/** A file of PHP code that is run. */
export interface Started {
  readonly entry: string;
  readonly path: string;
  /** Whether it surely is: then what it asks for in any case breaks it. */
  readonly sure: boolean;
  /** The code itself, where a command has it. */
  readonly code?: PhpCodeFact;
}

const PROGRAM = /(?:^|\/)php[\d.]*$/;
/** Options of php(1) whose value is the next word. */
const VALUED = new Set(['-c', '-d', '-z', '-S', '-t']);

/** The files that commands or entries start; else all, of which those surely that a server or a shell starts by name. */
export function startedCode(
  { files }: PhpCode,
  { commands, entries, directory, at }: Deployment,
  place: string,
): Started[] {
  if (commands !== undefined) {
    return commands.flatMap((command) => {
      const found = ofCommand(command, directory ?? at);
      return found === undefined ? [] : [{ ...found, entry: entryOf(command), sure: true }];
    });
  }
  if (entries !== undefined) {
    const placed = entries.map((path) => `${place}${path}`).filter((path) => files.has(path));
    return placed.map((path) => ({ entry: path, path, sure: true }));
  }
  return [...files].map(([path, { script }]) => ({
    entry: path,
    path,
    sure: script === true || path.endsWith('/index.php'),
  }));
}

function ofCommand(
  [program = '', ...words]: readonly string[],
  directory: string,
): Omit<Started, 'entry' | 'sure'> | undefined {
  if (!PROGRAM.test(program)) return undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-r' || word === '-f') {
      const value = words[at + 1] ?? '';
      return word === '-r' ? inline(value, directory) : { path: absolute(directory, value) };
    }
    if (VALUED.has(word)) at++;
    else if (word === '--') return { path: absolute(directory, words[at + 1] ?? '') };
    else if (!word.startsWith('-')) return { path: absolute(directory, word) };
  }
  return undefined;
}

function inline(text: string, directory: string): Omit<Started, 'entry' | 'sure'> {
  const { functions, classes, includes, defines, syntax } = readPhpCode(`<?php ${text}`);
  const code = { functions: [...functions], classes: [...classes], includes: [...includes], defines: [...defines] };
  const path = `${directory === '/' ? '' : directory}/-`;
  return { path, code: syntax === undefined ? code : { ...code, syntax } };
}

function absolute(directory: string, path: string): string {
  return path.startsWith('/') ? path : `${directory === '/' ? '' : directory}/${path.replace(/^\.\//, '')}`;
}
