import type { LogicalLine } from './lines.js';

/** A compound statement, cut at its colon. */
export interface Header {
  /** Up to the colon. */
  readonly head: string;
  /** What stands behind it on the same line. */
  readonly rest: string;
}

/** Cuts a compound statement at its colon; `undefined` where it has none, and so is none. */
export function headerOf(text: string, word: string): Header | undefined {
  if ((word === 'match' || word === 'case') && !text.endsWith(':')) return undefined;
  let depth = 0;
  const simple = text.length - 1;
  if (text.indexOf(':') === simple) return { head: text.slice(0, simple).trim(), rest: '' };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '(' || character === '[' || character === '{') depth++;
    else if (character === ')' || character === ']' || character === '}') depth--;
    else if (character === ':' && depth === 0 && text[at + 1] !== '=' && !/\blambda\b[^:]*$/.test(text.slice(0, at))) {
      return { head: text.slice(0, at).trim(), rest: text.slice(at + 1).trim() };
    }
  }
  return undefined;
}

/** The condition with its strings put back. */
export function condition({ strings }: LogicalLine, head: string): string {
  let index = 0;
  const text = head.replace(/""/g, () => JSON.stringify(strings[index++] ?? '')).replace(/^\w+\s*/, '');
  return text.length > 200 ? '?' : text;
}

/** The last words of the names of exceptions that an `except` catches. */
export function caught(head: string): string[] {
  const list = head.replace(/^except\s*\*?/, '').replace(/\bas\s+\w+$/, '');
  return (list.match(/[A-Za-z_][\w.]*/g) ?? []).map((name) => name.slice(name.lastIndexOf('.') + 1));
}

/** The names that a `for` binds. */
export function targets(head: string): readonly string[] {
  const list = /^(?:async\s+)?for\s+(.*?)\s+in\b/.exec(head)?.[1] ?? '';
  return list.match(/[^\W\d]\w*/g) ?? [];
}
