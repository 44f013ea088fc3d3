import type { EnvironmentDescription } from '../../model/environment.js';
import { visible } from '../../model/visible.js';
import type { Page } from './page.js';
import { paragraph, type Span } from './paragraph.js';

/** Hexadecimal digits of a digest that are enough to recognise it by. */
const DIGITS = 12;

/**
 * What was compared, where that is not said by the references: which platform of an image was taken, and its digest.
 * No line where neither side is an image.
 */
export function originLines(page: Page, source: EnvironmentDescription, target: EnvironmentDescription): string[] {
  if (![source, target].some(({ kind, platform }) => kind === 'image' && platform !== undefined)) return [];
  const spans: Span[] = [...described(source), { text: ` ${page.symbols.arrow} ` }, ...described(target)];
  return paragraph(
    page,
    { first: { text: '  ' } },
    spans.map((span): Span => ({ ...span, style: 'faint' })),
  );
}

function described({ kind, platform, digest }: EnvironmentDescription): Span[] {
  const parts: string[] = [kind];
  if (platform !== undefined) {
    const { os, architecture, variant } = platform;
    parts.push([os, architecture, ...(variant === undefined ? [] : [variant])].join('/'));
  }
  const [algorithm, hash] = digest?.split(':') ?? [];
  if (hash !== undefined) parts.push(`${algorithm}:${hash.slice(0, DIGITS)}`);
  return [{ text: visible(parts.join(' ')) }];
}
