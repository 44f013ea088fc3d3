import type { LogicalLine } from './lines.js';

/** Columns before a line with tabs to every eighth column, and with tabs as wide as spaces. */
interface Columns {
  readonly wide: number;
  readonly narrow: number;
}

/**
 * The first line whose indentation depends on how wide a tab is taken to be, which Python 3 refuses with "TabError" (The
 * Python Language Reference, 2.1.8); `undefined` where there is none.
 */
export function inconsistentTabs(source: string, lines: readonly LogicalLine[]): number | undefined {
  if (!/^[ \t]*\t/m.test(source)) return undefined;
  const written = source.split(/\r\n?|\n/);
  const open: Columns[] = [{ wide: 0, narrow: 0 }];
  let last = 0;
  for (const { line } of lines) {
    if (line === last) continue;
    last = line;
    const columns = columnsOf(written[line - 1] ?? '');
    while (open.length > 1 && columns.wide < top(open).wide) open.pop();
    const { wide, narrow } = top(open);
    if (columns.wide === wide ? columns.narrow !== narrow : columns.narrow <= narrow) return line;
    if (columns.wide > wide) open.push(columns);
  }
  return undefined;
}

function top(open: readonly Columns[]): Columns {
  return open.at(-1) ?? { wide: 0, narrow: 0 };
}

function columnsOf(line: string): Columns {
  let wide = 0;
  let narrow = 0;
  for (const character of line) {
    if (character === '\f') [wide, narrow] = [0, 0];
    else if (character === '\t') {
      wide = (wide | 7) + 1;
      narrow++;
    } else if (character === ' ' || character === '\ufeff') {
      wide += character === ' ' ? 1 : 0;
      narrow += character === ' ' ? 1 : 0;
    } else break;
  }
  return { wide, narrow };
}
