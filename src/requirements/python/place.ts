import type { Evidence } from '../../model/finding.js';

/** The module whose statements run. */
export interface Place {
  readonly path: string;
  readonly name: string;
  readonly isPackage: boolean;
  readonly isMain: boolean;
}

/** Evidence that a line of the module gives. */
export function at({ path }: Place, line: number, fact: string): Evidence {
  return { environment: 'payload', path, ...(line > 0 ? { line } : {}), fact };
}

/** The full name of what a module calls `..a`; `undefined` where that leads out of its package. */
export function absolute(written: string, place: Pick<Place, 'name' | 'isPackage'>): string | undefined {
  const dots = /^\.*/.exec(written)?.[0].length ?? 0;
  if (dots === 0) return written;
  const parts = place.name.split('.');
  const up = dots - (place.isPackage ? 1 : 0);
  if (up > parts.length) return undefined;
  const base = parts.slice(0, parts.length - up);
  return [...base, ...written.slice(dots).split('.')].filter((part) => part !== '').join('.');
}
