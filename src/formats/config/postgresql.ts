import { note, type TextProblem } from '../text-problem.js';
import { contentLines } from './lines.js';

/** One line of `postgresql.conf`; includes are told by their name. */
export interface PostgresqlSetting {
  /** In lower case: case does not matter. */
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** A file of settings; what is no setting is a problem. */
export interface PostgresqlText {
  readonly settings: readonly PostgresqlSetting[];
  readonly problems: readonly TextProblem[];
}

/** Quotes are doubled or escaped inside a quoted value; a comment may follow. */
const SETTING = /^([A-Za-z_][\w.$]*)(?:\s*=\s*|\s+)(?:'((?:[^'\\]|''|\\.)*)'|([^\s#']*))\s*(?:#.*)?$/;

/** Reads `name = value`, where `=` may be left out (PostgreSQL manual, "Parameter Interaction via the Configuration File"). */
export function parsePostgresql(text: string): PostgresqlText {
  const settings: PostgresqlSetting[] = [];
  const problems: TextProblem[] = [];
  for (const { text: content, line } of contentLines(text, { comments: '#' })) {
    const [whole, name = '', quoted, plain = ''] = SETTING.exec(content) ?? [];
    if (whole === undefined) note(problems, line, 'expected "name = value"');
    else settings.push({ name: name.toLowerCase(), value: quoted?.replace(/''|\\'/g, "'") ?? plain, line });
  }
  return { settings, problems };
}
