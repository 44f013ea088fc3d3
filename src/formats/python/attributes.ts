import type { LogicalLine } from './lines.js';
import type { Statement } from './statements.js';

/** Attributes that a line takes of imported modules, which go by the names in `modules`. */
export function usesIn(
  text: string,
  line: number,
  modules: ReadonlyMap<string, string>,
  strings: readonly string[] = [],
): Statement[] {
  if (modules.size === 0) return [];
  // An attribute that is asked for by hasattr or getattr is not taken for granted.
  const asked = /\b(?:has|get)attr\(/.test(text) ? strings : [];
  let uses: Set<string> | undefined;
  for (let dot = text.indexOf('.'); dot !== -1; dot = text.indexOf('.', dot + 1)) {
    const name = wordBefore(text, dot);
    const module = name === '' ? undefined : modules.get(name);
    const attribute = module === undefined ? undefined : /^[A-Za-z_]\w*/.exec(text.slice(dot + 1, dot + 81))?.[0];
    if (attribute === undefined || asked.includes(attribute)) continue;
    uses ??= new Set();
    uses.add(`${module}.${attribute}`);
  }
  return uses === undefined ? [] : [...uses].map((use) => ({ use, line }));
}

/** A branch without the attributes that its condition asks for. */
export function unasked({ text, strings }: LogicalLine, body: Statement[]): Statement[] {
  if (!/\bhasattr\(/.test(text)) return body;
  return body.filter((each) => !('use' in each) || !strings.includes(each.use.slice(each.use.lastIndexOf('.') + 1)));
}

/** The name that ends before the dot at `end`, where it is no attribute itself; else nothing. */
function wordBefore(text: string, end: number): string {
  let at = end;
  while (at > 0 && isWord(text.charCodeAt(at - 1))) at--;
  const before = text[at - 1];
  return before === '.' || before === ')' || before === ']' ? '' : text.slice(at, end);
}

function isWord(code: number): boolean {
  return (code > 96 && code < 123) || (code > 64 && code < 91) || code === 95 || (code > 47 && code < 58);
}
