/** What stands in the place of a secret of which nothing but its presence is kept. */
export const REDACTED = '[redacted]';

/** A mark in a text: without token where only presence is kept, else with the key's id and the secret's token. */
const MARK = /\[redacted(?::([0-9a-f]{8}):([0-9a-f]{32}))?\]/g;

/** What is known of a secret that was taken out of a text. */
export interface Redacted {
  /** Which key the token was made with; tokens of two keys tell nothing of each other. */
  readonly keyId?: string | undefined;
  /** The same for the same secret under the same key. */
  readonly token?: string | undefined;
}

/** A text taken apart at its marks: always one part more than there are marks. */
export interface Parts {
  readonly texts: readonly string[];
  readonly marks: readonly Redacted[];
}

/** The mark of a secret with this token, made with the key that has this id. */
export function markOf(keyId: string, token: string): string {
  return `[redacted:${keyId}:${token}]`;
}

/** Whether something was taken out of the text. */
export function isRedacted(text: string): boolean {
  return text.includes('[redacted') && text.search(MARK) !== -1;
}

/** How many secrets were taken out of the text. */
export function countRedacted(text: string): number {
  return text.includes('[redacted') ? partsOf(text).marks.length : 0;
}

/** Whether nothing but the mark of one secret is left of the text. */
export function isMark(text: string): boolean {
  return text.startsWith('[redacted') && text.replace(MARK, '') === '' && partsOf(text).marks.length === 1;
}

/** The text taken apart at its marks. */
export function partsOf(text: string): Parts {
  const texts: string[] = [];
  const marks: Redacted[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    texts.push(text.slice(from, match.index));
    marks.push({ keyId: match[1], token: match[2] });
    from = match.index + match[0].length;
  }
  return { texts: [...texts, text.slice(from)], marks };
}
