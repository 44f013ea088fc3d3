/** What words are told apart by, beside blanks. */
export interface WordOptions {
  /** Where a backslash takes the meaning of what follows it: `quotes` means of a quote or a backslash, inside of quotes. */
  readonly escapes?: 'anywhere' | 'quotes';
}

/** One piece of a word: escaped character, what stands in quotes (perhaps to the end of the line), or bare characters. */
const PIECE = /\\(.)|"((?:[^"\\]|\\.)*)"?|'([^']*)'?|([^\s"'\\]+|\\$)/sy;
const PIECE_QUOTES = /()"((?:[^"\\]|\\.)*)"?|'((?:[^'\\]|\\.)*)'?|([^\s"']\S*)/sy;

/** The words of a line; quotes of either kind keep blanks in a word, and go. A quote that is not closed ends with the line. */
export function wordsOf(line: string, { escapes = 'anywhere' }: WordOptions = {}): string[] {
  const anywhere = escapes === 'anywhere';
  const pattern = anywhere ? PIECE : PIECE_QUOTES;
  const escaping = anywhere ? /\\(.)/gs : /\\(["'\\])/g;
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
    const quoted = (anywhere ? double : (double ?? single))?.replace(escaping, '$1') ?? single;
    word = `${word ?? ''}${quoted ?? bare ?? escaped ?? ''}`;
    at += whole.length;
  }
  if (word !== undefined) words.push(word);
  return words;
}
