import type { TextProblem } from '../text-problem.js';
import { contentLines } from './lines.js';

/** A field of times: numbers, names of months and days, `*`, ranges, steps, lists. */
const FIELD = /^(?:\*|~|[\w-]+|\d*~\d*)(?:\/\d+)?(?:,(?:\*|[\w-]+)(?:\/\d+)?)*$/;

const NICKNAME = /^@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)$/;

const ASSIGNMENT = /^(?:\w+|"[^"]*"|'[^']*')\s*=/;

/**
 * What keeps cron from taking a table of the system, `undefined` where nothing does: a line that is neither a job with its
 * user nor a variable, or a last line that does not end (crontab(5)). One such line costs the whole table.
 */
export function cronProblem(text: string): TextProblem | undefined {
  const lines = contentLines(text, { comments: '#' });
  for (const { text: content, line } of lines) {
    if (ASSIGNMENT.test(content)) continue;
    const words = content.split(/\s+/);
    const times = words[0]?.startsWith('@') ? 1 : 5;
    const right =
      words.length >= times + 2 &&
      (times === 1 ? NICKNAME.test(words[0] ?? '') : words.slice(0, 5).every((word) => FIELD.test(word)));
    if (!right) return { line, message: 'neither a job with its user nor a variable' };
  }
  const last = lines.at(-1);
  return last === undefined || text.endsWith('\n')
    ? undefined
    : { line: last.line, message: 'the last line does not end' };
}
