import { note, type TextProblem } from '../text-problem.js';
import { wordsOf } from './words.js';

/** A directive, or a script of several lines. */
export interface LogrotateEntry {
  /** Files that it is for; none: for all that follow. */
  readonly logs: readonly string[];
  readonly name: string;
  /** What stands behind the name; the lines of a script. */
  readonly value: string | readonly string[];
  readonly line: number;
}

/** A configuration of logrotate, with what is wrong in it. */
export interface Logrotate {
  readonly entries: readonly LogrotateEntry[];
  readonly problems: readonly TextProblem[];
}

/** Directives that open a script, which `endscript` ends (logrotate(8)). */
const SCRIPTS = /^(?:pre|post|first|last)(?:rotate|action)$|^preremove$/;

/** Reads a configuration of logrotate (logrotate(8)). Never throws. */
export function parseLogrotate(text: string): Logrotate {
  const entries: LogrotateEntry[] = [];
  const problems: TextProblem[] = [];
  let logs: string[] | undefined;
  let named: string[] = [];
  let script: { name: string; lines: string[]; line: number } | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    const content = raw.trim();
    if (script !== undefined) {
      if (content !== 'endscript') script.lines.push(content);
      else {
        entries.push({ logs: logs ?? [], name: script.name, value: script.lines, line: script.line });
        script = undefined;
      }
      continue;
    }
    if (content === '' || content.startsWith('#')) continue;
    if (content === '}') {
      if (logs === undefined) note(problems, line, '"}" without a block');
      logs = undefined;
      named = [];
      continue;
    }
    if (logs === undefined && (/^["'/~*]/.test(content) || content === '{')) {
      named.push(...wordsOf(content.replace(/\{\s*$/, '')));
      if (content.endsWith('{')) logs = named;
      continue;
    }
    const [name = '', ...rest] = content.split(/[\s=]+/);
    if (SCRIPTS.test(name)) script = { name, lines: [], line };
    else entries.push({ logs: logs ?? [], name, value: rest.join(' ').replace(/\s+#.*$/, ''), line });
  }
  if (script !== undefined) note(problems, script.line, `"${script.name}" is not ended by "endscript"`);
  else if (logs !== undefined) note(problems, text.split('\n').length, 'the last block is not closed');
  return { entries, problems };
}
