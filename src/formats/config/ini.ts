import { note, type TextProblem } from '../text-problem.js';
import { contentLines } from './lines.js';

/** One assignment of an INI file. */
export interface IniEntry {
  /** Name of the section that it stands in; empty before the first. */
  readonly section: string;
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** An INI file; what is neither section nor assignment is a problem. */
export interface Ini {
  readonly entries: readonly IniEntry[];
  readonly problems: readonly TextProblem[];
}

/** How an INI file is read: there is no standard. */
export interface IniOptions {
  /** Characters that begin a comment where a line begins. Default: `#;`. */
  readonly comments?: string;
  /** Whether a backslash at the end continues the line. */
  readonly continued?: boolean;
  /** Whether a name without `=` is an assignment of nothing. */
  readonly bare?: boolean;
  /** Whether `;` behind a blank begins a comment behind a value. */
  readonly trailing?: boolean;
}

/** Reads `[section]` and `name = value`; quotes around a whole value go. Never throws. */
export function parseIni(text: string, options: IniOptions = {}): Ini {
  const { comments = '#;', continued = false, bare = false, trailing = false } = options;
  const entries: IniEntry[] = [];
  const problems: TextProblem[] = [];
  let section = '';
  for (const { text: content, line } of contentLines(text, { comments, continued })) {
    if (content.startsWith('[')) {
      const end = content.indexOf(']');
      if (end === -1) note(problems, line, 'the name of a section is not closed by "]"');
      else section = content.slice(1, end).trim();
      continue;
    }
    const equals = content.indexOf('=');
    if (equals <= 0 && (equals === 0 || !bare)) {
      note(problems, line, 'expected "name = value"');
      continue;
    }
    const name = (equals === -1 ? content : content.slice(0, equals)).trim();
    const value = equals === -1 ? '' : valueIn(content.slice(equals + 1).trim(), trailing);
    entries.push({ section, name, value, line });
  }
  return { entries, problems };
}

function valueIn(text: string, trailing: boolean): string {
  const quoted = /^(["'])((?:(?!\1).)*)\1\s*(;.*)?$/.exec(text);
  if (quoted !== null && (quoted[3] === undefined || trailing)) return quoted[2] ?? '';
  return trailing ? text.replace(/(?:^|\s+);.*$/, '') : text;
}
