import { isRedacted, type Parts, partsOf, type Redacted } from '../model/redacted.js';

/** Whether two things are the same; `unknown` where what would decide was taken out of one of them. */
export type Likeness = 'same' | 'different' | 'unknown';

/** How alike several pairs are taken together: one that differs decides, one that is unknown leaves the rest open. */
export function together(all: Iterable<Likeness>): Likeness {
  let result: Likeness = 'same';
  for (const one of all) {
    if (one === 'different') return one;
    if (one === 'unknown') result = one;
  }
  return result;
}

/** How alike two texts are of which secrets may have been taken out; see `model/redacted.ts`. */
export function likenessOfTexts(a: string, b: string): Likeness {
  const [left, right] = [isRedacted(a), isRedacted(b)];
  if (!left && !right) return a === b ? 'same' : 'different';
  if (!left) return mayBe(a, partsOf(b)) ? 'unknown' : 'different';
  if (!right) return mayBe(b, partsOf(a)) ? 'unknown' : 'different';
  const [one, other] = [partsOf(a), partsOf(b)];
  if (one.texts.length !== other.texts.length) return 'different';
  if (one.texts.some((text, at) => text !== other.texts[at])) return 'different';
  return together(one.marks.map((mark, at) => likenessOfMarks(mark, other.marks[at] ?? {})));
}

/** Tokens tell only where both were made with the same key. */
function likenessOfMarks(a: Redacted, b: Redacted): Likeness {
  if (a.keyId === undefined || a.keyId !== b.keyId) return 'unknown';
  return a.token === b.token ? 'same' : 'different';
}

/** Whether `text` may be what the parts were before secrets were taken out: their texts occur in it, in order. */
function mayBe(text: string, { texts }: Parts): boolean {
  const [first = '', ...rest] = texts;
  const last = rest.pop() ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return from <= text.length - last.length;
}
