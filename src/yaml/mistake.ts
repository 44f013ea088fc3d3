/** Something in what a person wrote that is not as it must be. Lines and columns count from 1. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What was found and what was expected; may go on over several lines with an excerpt and a caret. */
  readonly message: string;
}

/** The mistake as compilers write it, so that editors can jump to it. */
export function formatMistake(mistake: Mistake): string {
  return `${mistake.file}:${mistake.line}:${mistake.column}: ${mistake.message}`;
}

/** By file and position. */
export function byPosition(a: Mistake, b: Mistake): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
