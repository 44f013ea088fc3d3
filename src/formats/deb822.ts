import { type Ending, endingOf, note, type TextProblem, toText } from './text-problem.js';

/** One paragraph of fields. */
export interface Stanza {
  /** Line of its first field, from 1. */
  readonly line: number;
  /** Values by the name of the field in lower case; only the fields that were asked for. */
  readonly fields: ReadonlyMap<string, string>;
}

/** The stanzas of a text, with whatever stood between them that is no field. */
export interface Deb822 {
  readonly stanzas: readonly Stanza[];
  /** The first of the lines that are neither field, continuation nor comment, and the fields that appear twice. */
  readonly problems: readonly TextProblem[];
  readonly ending: Ending;
}

const NEWLINE = 10;
const HASH = 35;
const SPACE = 32;
const TAB = 9;

/**
 * Reads the stanzas of a control file (deb822(5)): fields are `Name: value`, lines that begin with a space or a tab
 * continue the one before, `#` begins a comment, an empty line ends a stanza. Field names are case-insensitive. Lines
 * of a value are joined by newlines, without the space that marked them. Of a field that appears twice the first one
 * stands. Never throws; a stanza stands even where a line in it is no field.
 */
export function parseDeb822(input: Uint8Array | string, fields: readonly string[]): Deb822 {
  const text = toText(input);
  const reader = new Reader(text, fields);
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    line += 1;
    reader.take(start, end, line);
    start = end + 1;
  }
  reader.endStanza();
  return { stanzas: reader.stanzas, problems: reader.problems, ending: endingOf(text) };
}

class Reader {
  readonly stanzas: Stanza[] = [];
  readonly problems: TextProblem[] = [];
  readonly #text: string;
  readonly #wanted: ReadonlySet<string>;
  /** Lengths of the wanted names: most other names are told by theirs, without being cut out. */
  readonly #lengths: ReadonlySet<number>;
  #line = 0;
  #inStanza = false;
  #fields = new Map<string, string>();
  /** The wanted field that a continuation line belongs to. */
  #open: string | undefined;

  constructor(text: string, fields: readonly string[]) {
    this.#text = text;
    this.#wanted = new Set(fields.map((field) => field.toLowerCase()));
    this.#lengths = new Set(fields.map((field) => field.length));
  }

  take(start: number, end: number, line: number): void {
    const first = start === end ? NEWLINE : this.#text.charCodeAt(start);
    if (first === SPACE || first === TAB) this.#continue(start, end, line);
    else if (first === NEWLINE) this.endStanza();
    else if (first !== HASH) this.#field(start, end, line);
  }

  endStanza(): void {
    if (this.#inStanza) this.stanzas.push({ line: this.#line, fields: this.#fields });
    this.#inStanza = false;
    this.#fields = new Map();
    this.#open = undefined;
  }

  #field(start: number, end: number, line: number): void {
    this.#open = undefined;
    if (!this.#inStanza) {
      this.#inStanza = true;
      this.#line = line;
    }
    const colon = this.#colon(start, end);
    if (colon === -1) note(this.problems, line, 'expected "Name: value"');
    if (!this.#lengths.has(colon - start)) return;
    const name = this.#text.slice(start, colon).toLowerCase();
    if (!this.#wanted.has(name)) return;
    if (this.#fields.has(name)) note(this.problems, line, `field ${name} appears twice`);
    else {
      this.#fields.set(name, this.#text.slice(colon + 1, end).trim());
      this.#open = name;
    }
  }

  #continue(start: number, end: number, line: number): void {
    if (!this.#inStanza) note(this.problems, line, 'expected a field before the line that continues it');
    if (this.#open === undefined) return;
    const value = this.#fields.get(this.#open);
    this.#fields.set(this.#open, `${value}\n${this.#text.slice(start + 1, end).trimEnd()}`);
  }

  /** Index of the colon behind a field name, which holds no blanks; -1 where the line has no field. */
  #colon(start: number, end: number): number {
    for (let at = start; at < end; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === 58) return at === start ? -1 : at;
      if (code <= SPACE || code >= 127) return -1;
    }
    return -1;
  }
}
