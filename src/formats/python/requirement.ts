/** One dependency (PEP 508). */
export interface PythonRequirement {
  /** As written. */
  readonly name: string;
  /** Normalised (PEP 503), sorted. */
  readonly extras: readonly string[];
  /** `>=1,<2`; empty where any version will do. */
  readonly specifiers: string;
  readonly url?: string | undefined;
  /** Under which conditions it is needed, as written. */
  readonly marker?: string | undefined;
}

const NAME = /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*/;

/** Reads one dependency; `undefined` where it is none. */
export function parseRequirement(text: string): PythonRequirement | undefined {
  const match = NAME.exec(text);
  if (match === null) return undefined;
  const [whole, name = '', extras = ''] = match;
  const rest = text.slice(whole.length);
  const isUrl = rest.startsWith('@');
  // In an address a semicolon may stand for itself: the one that ends it has a space before it.
  const end = isUrl ? rest.search(/\s;/) : rest.indexOf(';');
  const main = (end === -1 ? rest : rest.slice(0, end)).trim();
  const marker = end === -1 ? '' : rest.slice(rest.indexOf(';', end) + 1).trim();
  const specifiers = isUrl ? '' : main.replace(/^\((.*)\)$/s, '$1').replace(/\s+/g, '');
  if (specifiers !== '' && !/^[<>=!~]/.test(specifiers)) return undefined;
  return {
    name,
    extras: extras
      .split(',')
      .map((extra) => normalisedName(extra.trim()))
      .filter((extra) => extra !== '')
      .sort(),
    specifiers,
    ...(isUrl ? { url: main.slice(1).trim() } : {}),
    ...(marker === '' ? {} : { marker }),
  };
}

/** The name by which two spellings of a distribution are one (PEP 503). */
export function normalisedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
