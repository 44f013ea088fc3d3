import { visible } from '../../model/visible.js';

/** A zero-width non-joiner: keeps `@name` from calling somebody without changing how it looks. */
const APART = '&#8204;';

/** Text that means nothing to Markdown or HTML, also inside a table, and calls nobody. */
export function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*{}[\]<>|#~&]|_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_/g, '\\$&')
    .replace(/@(?=[A-Za-z0-9])/g, `@${APART}`);
}

/** Text as it is; a bar would end the cell and a backtick the code. */
export function code(text: string): string {
  const clean = visible(text);
  return /[`|]/.test(clean) ? escaped(clean) : `\`${clean}\``;
}
