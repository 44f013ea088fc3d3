/** What the scan is to look for beyond modules. */
export interface Vocabulary {
  /** Global names: `fetch`. */
  readonly globals: ReadonlySet<string>;
  /** Members of globals and of modules: `Promise.withResolvers`, `fs.globSync`. */
  readonly members: ReadonlySet<string>;
  /** Methods of what the language brings, by their own name: `at` → `Array#at`, `String#at`. */
  readonly methods?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Calls of members with a word, in small letters: `crypto.createHash(md4)`. */
  readonly calls?: ReadonlySet<string>;
  /** Members that start a program and throw when that does not work: `child_process.execFileSync`. */
  readonly starters?: ReadonlySet<string>;
  /** Packages that look for add-ons. */
  readonly loaders: ReadonlySet<string>;
}

/** What is derived of a vocabulary, once. */
interface Derived {
  readonly heads: ReadonlySet<string>;
  readonly marks: RegExp;
}

const derived = new WeakMap<Vocabulary, Derived>();

/** Names that a use of the vocabulary begins with and that need no module: `fetch`, `Promise`. */
export function headsOf(vocabulary: Vocabulary): ReadonlySet<string> {
  return derivedOf(vocabulary).heads;
}

/** Whether the text holds not even a word that {@link Vocabulary} or modules could be asked for with, nor newer syntax. */
export function asksForNothing(text: string, vocabulary: Vocabulary): boolean {
  if (text.includes('require') || text.includes('import') || text.includes('export')) return false;
  return !derivedOf(vocabulary).marks.test(text);
}

/** Objects that are there without a module and whose names do not begin with a capital letter. */
const OBJECTS = new Set(['crypto', 'import', 'navigator', 'performance', 'process']);

function derivedOf(vocabulary: Vocabulary): Derived {
  const known = derived.get(vocabulary);
  if (known !== undefined) return known;
  const owners = [...vocabulary.members].map((name) => name.slice(0, name.indexOf('.')));
  const heads = new Set([...vocabulary.globals, ...owners.filter((name) => /^[A-Z]/.test(name) || OBJECTS.has(name))]);
  const methods = [...(vocabulary.methods?.keys() ?? [])].map(escaped);
  const called = methods.length === 0 ? '' : `|\\.(?:${methods.join('|')})\\(`;
  const made = {
    heads,
    marks: new RegExp(
      `\\?[.?]|(?:\\|\\||&&)=|/[dgimsuy]*v[dgimsuy]*\\b|\\b(?:static|await|using|${[...heads].map(escaped).join('|')})\\b${called}`,
    ),
  };
  derived.set(vocabulary, made);
  return made;
}

function escaped(name: string): string {
  return name.replace(/[$.]/g, '\\$&');
}
