/** What the scan is to look for beyond modules. */
export interface Vocabulary {
  /** Global names: `fetch`. */
  readonly globals: ReadonlySet<string>;
  /** Members of globals and of modules: `Promise.withResolvers`, `fs.globSync`. */
  readonly members: ReadonlySet<string>;
  /** Packages that look for add-ons. */
  readonly loaders: ReadonlySet<string>;
}

/** What is derived of a vocabulary, once. */
interface Derived {
  readonly heads: ReadonlySet<string>;
  readonly marks: RegExp;
}

const derived = new WeakMap<Vocabulary, Derived>();

/** Names that a use of the vocabulary begins with: `fetch`, `Promise`. */
export function headsOf(vocabulary: Vocabulary): ReadonlySet<string> {
  return derivedOf(vocabulary).heads;
}

/** Whether the text holds not even a word that {@link Vocabulary} or modules could be asked for with, nor newer syntax. */
export function asksForNothing(text: string, vocabulary: Vocabulary): boolean {
  if (text.includes('require') || text.includes('import') || text.includes('export')) return false;
  return !derivedOf(vocabulary).marks.test(text);
}

function derivedOf(vocabulary: Vocabulary): Derived {
  const known = derived.get(vocabulary);
  if (known !== undefined) return known;
  const heads = new Set(
    [...vocabulary.globals, ...vocabulary.members].map((name) => name.slice(0, name.indexOf('.') >>> 0)),
  );
  const made = {
    heads,
    marks: new RegExp(`\\?[.?]|(?:\\|\\||&&)=|\\b(?:static|await|using|${[...heads].map(escaped).join('|')})\\b`),
  };
  derived.set(vocabulary, made);
  return made;
}

function escaped(name: string): string {
  return name.replace(/[$.]/g, '\\$&');
}
