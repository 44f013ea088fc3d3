import type { Difference } from '../../model/difference.js';
import { visible } from '../../model/visible.js';
import type { Page } from './page.js';
import type { Span } from './paragraph.js';

/** Section whose facts are settings: what one looks for is the value, and then who says so. */
const SETTINGS = 'configuration';

/** The field that needs no name before it, being what one looks for in a section. */
export function mainField(section: string): string {
  return section === SETTINGS ? 'value' : 'version';
}

/** Where a setting is decided on either side, `(/etc/a:14 ↔ /etc/b:31)`; nothing for what is no setting. */
export function places(page: Page, difference: Difference): Span[] {
  if (difference.section !== SETTINGS || difference.kind === 'unknown') return [];
  const sides = [difference.source, difference.target].filter((fact) => fact !== undefined);
  const named = sides.map(({ path, line, unparsed }) => {
    if (typeof path !== 'string') return 'default';
    const place = typeof line === 'number' ? `${path}:${line}` : path;
    return typeof unparsed === 'string' ? `${place}, compared as text` : place;
  });
  const text = new Set(named).size === 1 ? (named[0] ?? '') : named.join(` ${page.symbols.both} `);
  return [{ text: ' ' }, { text: `(${visible(text)})`, style: 'faint' }];
}
