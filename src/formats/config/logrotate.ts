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
  const reader = new Reader();
  const lines = text.split('\n');
  for (const [index, raw] of lines.entries()) reader.take(raw.trim(), index + 1);
  reader.end(lines.length);
  const { entries, problems } = reader;
  return { entries, problems };
}

/** What was read so far. */
class Reader {
  readonly entries: LogrotateEntry[] = [];
  readonly problems: TextProblem[] = [];
  /** Names of files so far, and whether their block is open. */
  #logs: string[] = [];
  #open = false;
  #script: { name: string; lines: string[]; line: number } | undefined;

  take(content: string, line: number): void {
    if (this.#script !== undefined) this.#inScript(this.#script, content);
    else if (content === '}') this.#close(line);
    else if (!this.#open && /^["'/~*{]/.test(content)) this.#name(content);
    else if (content !== '' && !content.startsWith('#')) this.#directive(content, line);
  }

  end(lines: number): void {
    const script = this.#script;
    if (script !== undefined) note(this.problems, script.line, `"${script.name}" is not ended by "endscript"`);
    else if (this.#open) note(this.problems, lines, 'the last block is not closed');
  }

  #inScript(script: { name: string; lines: string[]; line: number }, content: string): void {
    if (content !== 'endscript') {
      script.lines.push(content);
      return;
    }
    const { name, lines: value, line } = script;
    this.entries.push({ logs: this.#open ? this.#logs : [], name, value, line });
    this.#script = undefined;
  }

  #close(line: number): void {
    if (!this.#open) note(this.problems, line, '"}" without a block');
    this.#open = false;
    this.#logs = [];
  }

  #name(content: string): void {
    this.#logs.push(...wordsOf(content.replace(/\{\s*$/, '')));
    this.#open = content.endsWith('{');
  }

  #directive(content: string, line: number): void {
    const [name = '', ...rest] = content.split(/[\s=]+/);
    if (SCRIPTS.test(name)) this.#script = { name, lines: [], line };
    else {
      const value = rest.join(' ').replace(/\s+#.*$/, '');
      this.entries.push({ logs: this.#open ? this.#logs : [], name, value, line });
    }
  }
}
