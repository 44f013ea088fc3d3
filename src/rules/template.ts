/** A piece of a template: literal text, or an expression with where it begins in the template. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly text: string; readonly offset: number };

/** Thrown for a template whose braces do not match. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(
    message: string,
    /** Index of the offending character. */
    readonly offset: number,
  ) {
    super(message);
  }
}

/**
 * Cuts a template such as `glibc {offered} is older than {wanted}` into its pieces. `{{` and `}}` stand for the braces
 * themselves; braces inside an expression, and inside its string literals, belong to the expression.
 * Throws {@link TemplateError}.
 */
export function parseTemplate(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  for (let at = 0; at < template.length; at++) {
    const character = template.charAt(at);
    if ((character === '{' || character === '}') && template.charAt(at + 1) === character) {
      text += character;
      at++;
    } else if (character === '}') {
      throw new TemplateError('a "}" without its "{"; expected "}}" where the brace itself is meant', at);
    } else if (character === '{') {
      const end = endOfExpression(template, at + 1);
      if (text !== '') pieces.push({ kind: 'text', text });
      text = '';
      pieces.push({ kind: 'expression', text: template.slice(at + 1, end), offset: at + 1 });
      at = end;
    } else {
      text += character;
    }
  }
  if (text !== '') pieces.push({ kind: 'text', text });
  return pieces;
}

/** Index of the brace that closes the expression which begins at `start`. */
function endOfExpression(template: string, start: number): number {
  let depth = 0;
  for (let at = start; at < template.length; at++) {
    const character = template.charAt(at);
    if (character === '"' || character === "'") at = endOfString(template, at);
    else if (character === '{') depth++;
    else if (character === '}' && depth-- === 0) {
      if (template.slice(start, at).trim() === '')
        throw new TemplateError('expected an expression between the braces', at);
      return at;
    }
  }
  throw new TemplateError('a "{" without its "}"; expected "{{" where the brace itself is meant', start - 1);
}

/** Index of the quote that closes the CEL string which begins at `start`, or of the last character. */
function endOfString(template: string, start: number): number {
  const quote = template.charAt(start);
  for (let at = start + 1; at < template.length; at++) {
    if (template.charAt(at) === '\\') at++;
    else if (template.charAt(at) === quote) return at;
  }
  return template.length - 1;
}

/** What an expression's value looks like in a text: lists by comma, whole numbers without a point. Throws for a map. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(asText).join(', ');
  throw new TypeError(
    `expected a text, a number, a boolean or a list of these, not ${value === null ? 'null' : 'a map'}`,
  );
}
