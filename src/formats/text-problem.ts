/** Something wrong in a text, where it is. */
export interface TextProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** How a text ends: behind an empty line (or without any line), behind a line, or within a line, as a cut file does. */
export type Ending = 'blank' | 'line' | 'open';

/** How many problems of one text are worth keeping: a file of another kind has one in every line. */
const MAX_PROBLEMS = 20;

/** Adds a problem, as long as there are not too many. */
export function note(problems: TextProblem[], line: number, message: string): void {
  if (problems.length < MAX_PROBLEMS) problems.push({ line, message });
}

/** How `text` ends. */
export function endingOf(text: string): Ending {
  if (text === '' || text === '\n' || text.endsWith('\n\n')) return 'blank';
  return text.endsWith('\n') ? 'line' : 'open';
}

/** The text itself, or the bytes as UTF-8; what is not UTF-8 becomes U+FFFD. */
export function toText(input: Uint8Array | string): string {
  return typeof input === 'string' ? input : new TextDecoder('utf-8', { ignoreBOM: true }).decode(input);
}
