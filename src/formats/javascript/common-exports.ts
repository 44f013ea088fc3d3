const MENTION = /\bexports\b/g;
/** Every way that names stand behind `exports`: `exports.a =`, `exports["a"]`, `defineProperty(exports, "a"`. */
const NAMED = /\bexports\s*(?:\.\s*([\w$]+)|\[\s*(?:"([^"\n]*)"|'([^'\n]*)')\s*\]|,\s*(?:"([^"\n]*)"|'([^'\n]*)'))/g;
const MAX_NAMES = 200;

/**
 * All names that a CommonJS module may export, sorted, where the text names every one of them; `undefined` where it
 * exports something whole, hands `exports` on, or does not mention it.
 */
export function commonExports(text: string): string[] | undefined {
  const mentions = text.match(MENTION)?.length ?? 0;
  if (mentions === 0 || mentions > MAX_NAMES) return undefined;
  const names = [...text.matchAll(NAMED)].map((match) => match.slice(1).find((one) => one !== undefined) ?? '');
  return names.length === mentions ? [...new Set(names)].sort() : undefined;
}
