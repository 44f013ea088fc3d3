import { note, type TextProblem } from '../text-problem.js';
import { contentLines } from './lines.js';
import { wordsOf } from './words.js';

/** One line of `sshd_config`. */
export interface SshdLine {
  /** In lower case: case does not matter. */
  readonly keyword: string;
  readonly parameters: readonly string[];
  readonly line: number;
}

/** A file of sshd; a keyword without anything behind it is a problem. */
export interface SshdText {
  readonly lines: readonly SshdLine[];
  readonly problems: readonly TextProblem[];
}

/** Reads `sshd_config` (sshd_config(5)): a keyword and its parameters, apart by blanks or one `=`. Never throws. */
export function parseSshd(text: string): SshdText {
  const lines: SshdLine[] = [];
  const problems: TextProblem[] = [];
  for (const { text: content, line } of contentLines(text, { comments: '#' })) {
    const [, keyword = '', rest = ''] = /^([^\s=]*)(?:\s*=\s*|\s+)?(.*)$/s.exec(content) ?? [];
    const parameters = wordsOf(rest);
    // Since OpenSSH 8.5 a comment may follow.
    const comment = parameters.findIndex((word) => word.startsWith('#'));
    const said = comment === -1 ? parameters : parameters.slice(0, comment);
    if (said.length === 0) note(problems, line, `${keyword} without a value`);
    else lines.push({ keyword: keyword.toLowerCase(), parameters: said, line });
  }
  return { lines, problems };
}
