import type { RenderOptions } from '../model/reporter.js';
import { takesHyperlinks } from './hyperlinks.js';

/** Where a text is going, as far as its look depends on it. */
export interface Destination {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Width of what is not going to a terminal. */
const USUAL_WIDTH = 80;

/** Lines longer than this are hard to follow. */
const WIDEST = 120;

type Variables = Readonly<Record<string, string | undefined>>;

/** See {@link lookOf}. */
export type Look = Pick<RenderOptions, 'width' | 'color' | 'unicode' | 'links'>;

/**
 * How to write for `destination`: its width, whether it takes colour, whether it shows more than ASCII, and hyperlinks;
 * relative references lead from the directory `from`.
 */
export function lookOf(destination: Destination, env: Variables, from = '.'): Look {
  return {
    width: Math.min(WIDEST, destination.columns || USUAL_WIDTH),
    color: takesColor(destination, env),
    unicode: destination.isTTY !== true || showsUnicode(env),
    ...(takesHyperlinks(destination, env) ? { links: { from } } : {}),
  };
}

/** `FORCE_COLOR` first, as in Node itself (`tty`, getColorDepth), then https://no-color.org, then what is at the other end. */
export function takesColor(destination: Destination, env: Variables): boolean {
  const { FORCE_COLOR: force, NO_COLOR: refused, TERM: terminal } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (refused !== undefined && refused !== '') return false;
  return destination.isTTY === true && terminal !== 'dumb';
}

/** Whether the locale is one of UTF-8; a terminal whose locale says nothing is taken for one of today. */
function showsUnicode(env: Variables): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  if (locale === 'C' || locale === 'POSIX') return false;
  const charset = /\.([^@]+)/.exec(locale)?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}
