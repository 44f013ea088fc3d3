import { Chalk } from 'chalk';
import type { RenderOptions } from '../../model/reporter.js';
import { type Links, NO_LINKS } from './links.js';

/** What a piece of text is, not how it looks: colour only repeats what words and symbols already say. */
export type Style = 'strong' | 'faint' | 'error' | 'warning' | 'good' | 'added' | 'removed';

/** Marks that carry the meaning where there is no colour. */
export interface Symbols {
  readonly error: string;
  readonly warning: string;
  readonly note: string;
  readonly good: string;
  readonly unknown: string;
  readonly arrow: string;
  readonly both: string;
  readonly dash: string;
  readonly bullet: string;
  readonly more: string;
  readonly down: string;
}

const UNICODE: Symbols = {
  error: '✗',
  warning: '!',
  note: '·',
  good: '✓',
  unknown: '?',
  arrow: '→',
  both: '↔',
  dash: '—',
  bullet: '•',
  more: '…',
  down: '│',
};

const ASCII: Symbols = {
  error: 'x',
  warning: '!',
  note: '.',
  good: 'ok',
  unknown: '?',
  arrow: '->',
  both: '<->',
  dash: '-',
  bullet: '*',
  more: '...',
  down: '|',
};

/** Narrower than this, hanging indents leave no room for text. */
const NARROWEST = 40;

/** What the pieces of a terminal report are written on. */
export interface Page {
  readonly width: number;
  readonly symbols: Symbols;
  readonly links: Links;
  paint(style: Style | undefined, text: string): string;
}

/** A page as `options` ask for it. */
export function pageFor(options: RenderOptions): Page {
  const chalk = new Chalk({ level: options.color ? 1 : 0 });
  const painters: Readonly<Record<Style, (text: string) => string>> = {
    strong: chalk.bold,
    faint: chalk.dim,
    error: chalk.red.bold,
    warning: chalk.yellow.bold,
    good: chalk.green.bold,
    added: chalk.green,
    removed: chalk.red,
  };
  return {
    width: Math.max(NARROWEST, options.width),
    symbols: options.unicode ? UNICODE : ASCII,
    links: NO_LINKS,
    paint: (style, text) => (style === undefined || text === '' ? text : painters[style](text)),
  };
}
