import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import { MAX_DEPTH, type SettingEntry } from './entry.js';

/** Settings of one file, aliases included: nobody writes more, and aliases in aliases would grow without end. */
const MOST = 50_000;

/** Each takes a search through the file. */
const MOST_ALIASES = 1000;

type Path = readonly (string | number)[];

/** YAML 1.2; of several documents each has its number. Throws an error with the line of the first mistake. */
export function readYaml(text: string): readonly SettingEntry[] {
  const lines = new LineCounter();
  const documents = [...parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent' })];
  return documents.flatMap((document, index) => {
    const [error] = 'errors' in document ? document.errors : [];
    if (error !== undefined) throw new SyntaxError(error.message.split('\n', 1)[0]);
    const walk = new Walk(document as Document, lines);
    walk.visit(document.contents as Node, documents.length > 1 ? [index] : []);
    return walk.found;
  });
}

class Walk {
  readonly found: SettingEntry[] = [];
  #aliases = 0;

  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  visit(node: Node | null | undefined, path: Path): void {
    if (this.found.length > MOST) throw new RangeError(`more than ${MOST} settings`);
    if (path.length > MAX_DEPTH) throw new RangeError(`more than ${MAX_DEPTH} levels inside each other`);
    if (isAlias(node)) {
      if (++this.#aliases > MOST_ALIASES) throw new RangeError(`more than ${MOST_ALIASES} aliases`);
      this.visit(node.resolve(this.document), path);
    } else if (isMap(node)) this.#map(node, path);
    else if (isSeq(node)) this.#list(node.items as Node[], node, path);
    else if (node) this.#say(path, textOf(node), node);
  }

  /** A merge (`<<`) stands for what it brings. */
  #map(node: YAMLMap, path: Path): void {
    if (node.items.length === 0) this.#say(path, '{}', node);
    for (const { key, value } of node.items) {
      const name = textOf(key);
      this.visit(value as Node, name === '<<' ? path : [...path, name]);
    }
  }

  #list(items: readonly Node[], node: Node, path: Path): void {
    if (items.every((item) => isScalar(item))) this.#say(path, items.map(textOf), node);
    else for (const [index, item] of items.entries()) this.visit(item, [...path, index]);
  }

  #say(path: Path, value: SettingEntry['value'], { range }: Node): void {
    this.found.push({ path, value, line: range ? this.lines.linePos(range[0]).line : undefined });
  }
}

/** As it is written, so that `yes`, `1.10` and `null` stay what a person sees. */
function textOf(node: unknown): string {
  if (!isScalar(node)) return String(node);
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}
