/** What words are told apart by, beside blanks. */
export interface WordOptions {
  /** Whether a backslash takes the meaning of what follows it. */
  readonly escapes?: boolean;
}

/** One piece of a word: escaped character, what stands in quotes (perhaps to the end of the line), or bare characters. */
const PIECE = /\\(.)|"((?:[^"\\]|\\.)*)"?|'([^']*)'?|([^\s"'\\]+|\\$)/sy;
const PIECE_PLAIN = /()"([^"]*)"?|'([^']*)'?|([^\s"']+)/sy;

/** The words of a line; quotes of either kind keep blanks in a word, and go. A quote that is not closed ends with the line. */
export function wordsOf(line: string, { escapes = true }: WordOptions = {}): string[] {
  const pattern = escapes ? PIECE : PIECE_PLAIN;
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length; ) {
    pattern.lastIndex = at;
    const [whole = '', escaped, double, single, bare] = pattern.exec(line) ?? [];
    if (whole === '') {
      if (word !== undefined) words.push(word);
      word = undefined;
      at++;
      continue;
    }
    const inQuotes = escapes ? double?.replace(/\\(.)/gs, '$1') : double;
    word = `${word ?? ''}${inQuotes ?? single ?? bare ?? escaped ?? ''}`;
    at += whole.length;
  }
  if (word !== undefined) words.push(word);
  return words;
}
