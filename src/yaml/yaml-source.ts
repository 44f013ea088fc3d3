import { type Document, isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { Mistake } from './mistake.js';

/** Where something stands in a pack: line and column, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A path into the data of a pack, as zod and `yaml` write it. */
export type DataPath = readonly (string | number)[];

/** One pack, read as YAML 1.2, that still knows where each of its values was written. */
export class YamlSource {
  readonly #text: string;
  readonly #lines = new LineCounter();
  readonly #document: Document.Parsed;

  constructor(
    readonly file: string,
    text: string,
  ) {
    this.#text = text;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** What keeps the text from being YAML; empty when it is. */
  mistakes(): readonly Mistake[] {
    return this.#document.errors.map((error) => ({
      file: this.file,
      ...this.#position(error.pos[0]),
      message: `not valid YAML: ${error.message}`,
    }));
  }

  /** The plain data. Throws what `yaml` throws where aliases multiply beyond its limit. */
  data(): unknown {
    return this.#document.toJS();
  }

  /** Where the value at `path` begins, or the nearest thing around it that is there. */
  locate(path: DataPath): Position {
    return this.#position(this.#node(path)?.range?.[0] ?? 0);
  }

  /** Where the key `key` of the map at `path` is written. */
  locateKey(path: DataPath, key: string): Position {
    const map = this.#document.getIn(path, true);
    const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    return isNode(pair?.key) ? this.#position(pair.key.range?.[0] ?? 0) : this.locate(path);
  }

  /**
   * Where the character at `offset` of the text at `path` is written. A folded or indented scalar has other blanks than
   * its value, so the position is found by counting what is no blank.
   */
  locateOffset(path: DataPath, offset: number): Position {
    const node = this.#node(path);
    if (!isScalar(node) || typeof node.value !== 'string' || node.range === undefined || node.range === null) {
      return this.locate(path);
    }
    let wanted = node.value.slice(0, offset).replace(/\s/g, '').length;
    let at = this.#contentStart(node.range[0]);
    while (at < node.range[1]) {
      if (/\S/.test(this.#text.charAt(at)) && wanted-- === 0) break;
      at++;
    }
    return this.#position(Math.min(at, node.range[1]));
  }

  /** First character of a scalar's content: after the quote, or after the line that opens a block scalar. */
  #contentStart(start: number): number {
    const first = this.#text.charAt(start);
    if (first === '"' || first === "'") return start + 1;
    if (first === '|' || first === '>') return this.#text.indexOf('\n', start) + 1;
    return start;
  }

  #node(path: DataPath): Node | undefined {
    for (let length = path.length; length >= 0; length--) {
      const node: unknown = this.#document.getIn(path.slice(0, length), true);
      if (isNode(node)) return node;
      if (isPair(node) && isNode(node.value)) return node.value;
    }
    return undefined;
  }

  #position(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}
