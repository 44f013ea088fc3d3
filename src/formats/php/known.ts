import { EXTENSION_CLASSES, EXTENSION_FUNCTIONS, PHP_CLASSES, PHP_FUNCTIONS, PHP_SURVEYED } from './surveyed.js';

/** Where a name comes from that not every PHP has. */
export interface PhpOrigin {
  /** The extension that brings it, in lower case; `undefined` where every PHP of some releases has it. */
  readonly extension?: string;
  /** The first release that was seen with it, and the last without: between them nobody was asked. */
  readonly since?: readonly [first: string, without: string];
  /** The first release that was seen without it, and the last with. */
  readonly until?: readonly [without: string, last: string];
}

/** Where a global function of that name comes from; `undefined` for what every PHP has, or none. */
export function originOfFunction(name: string): PhpOrigin | undefined {
  return FUNCTIONS.get(name);
}

/** Where a global class comes from; likewise. `pdo:mysql` is what a driver of PDO is called here. */
export function originOfClass(name: string): PhpOrigin | undefined {
  return name.startsWith('pdo:') ? { extension: `pdo_${name.slice('pdo:'.length)}` } : CLASSES.get(name);
}

const FUNCTIONS = origins(EXTENSION_FUNCTIONS, PHP_FUNCTIONS);
const CLASSES = origins(EXTENSION_CLASSES, PHP_CLASSES);

type Table = Readonly<Record<string, string>>;

function origins(ofExtensions: Table, ofReleases: Table): ReadonlyMap<string, PhpOrigin> {
  const found = new Map<string, PhpOrigin>();
  for (const [range, names] of Object.entries(ofReleases)) {
    for (const name of names.split(' ')) found.set(name, released(range));
  }
  for (const [extension, names] of Object.entries(ofExtensions)) {
    for (const name of names.split(' ')) found.set(name, { extension: extension.replace(/^zend /, '') });
  }
  return found;
}

/** What `8.2-8.4` says: there in 8.2, gone in 8.4. */
function released(range: string): PhpOrigin {
  const [from = '', before = ''] = range.split('-');
  return {
    ...(from === '' ? {} : { since: [from, beside(from, -1)] as const }),
    ...(before === '' ? {} : { until: [before, beside(before, -1)] as const }),
  };
}

function beside(version: string, step: number): string {
  const all: readonly string[] = PHP_SURVEYED;
  return all[all.indexOf(version) + step] ?? '';
}
