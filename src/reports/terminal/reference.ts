import { visible } from '../../model/visible.js';
import type { Span } from './paragraph.js';

const PLAIN = /^[\w@%+=:,./~-]+$/;

/** A word as a POSIX shell takes it back: quoted only where it must be. */
export function shellWord(text: string): string {
  return PLAIN.test(text) ? text : `'${visible(text).replaceAll("'", "'\\''")}'`;
}

/** A command to copy: never broken over lines. */
export function command(...words: readonly string[]): Span {
  return { text: ['hostdrift', ...words.map(shellWord)].join(' '), style: 'strong', whole: true };
}
