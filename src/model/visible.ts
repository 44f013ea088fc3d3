/** Control and format characters (escape sequences, bidirectional overrides, zero-width ones), line separators, halves of pairs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Longest text of one fact or message that is shown: a report is read, and what is longer was not written for reading. */
const LONGEST = 2000;

/**
 * `text` with everything that could steer a terminal or reorder what is read replaced by a visible escape
 * (`\x1b`, `\u202e`). Names in an environment are chosen by strangers, and a terminal obeys what it prints.
 */
export function visible(text: string): string {
  const shown = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  const clean = shown.replace(INVISIBLE, asEscape);
  return shown === text ? clean : `${clean} (${text.length - LONGEST} more characters)`;
}

/** Text that a person wrote, on one line: line breaks in it are spaces, the rest as in {@link visible}. */
export function prose(text: string): string {
  return visible(text.trim().replace(/\s*[\r\n]+\s*/g, ' '));
}

function asEscape(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}
