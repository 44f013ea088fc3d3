/** One record of what the collector wrote: `TOKEN KIND ARGUMENT PATH` on a line, and what stands below it. */
export interface BundleRecord {
  readonly kind: string;
  /** A number or `-`. */
  readonly argument: string;
  /** The rest of the line as bytes: names need not be UTF-8. Empty where the record is about no file. */
  readonly path: Uint8Array;
  readonly body: Uint8Array;
}

/** Told of each record; its bytes are valid until it returns. */
export type RecordHandler = (record: BundleRecord) => void;

/** What a bundle starts with, before the token that stands between its records. */
export const BUNDLE_MAGIC = 'hostdrift-bundle 1 ';

/** Bytes of the line above a record at most: a path and some words. */
const LONGEST_LINE = 16 * 1024;
/** Bytes of one record: the largest file that is read whole, and then some. */
const LARGEST_RECORD = 520 * 1024 * 1024;

const NEWLINE = 0x0a;

/** Reads records that come in pieces. Throws `Error` that says what is wrong with them. */
export class RecordReader {
  #buffer: Buffer = Buffer.alloc(0);
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #boundary: Buffer | undefined;
  #line: { readonly text: Buffer; readonly end: number } | undefined;
  #searched = 0;
  #ended = false;

  constructor(private readonly handler: RecordHandler) {}

  write(chunk: Uint8Array): void {
    if (this.#ended) return;
    this.#waiting.push(Buffer.from(chunk));
    this.#waitingBytes += chunk.length;
    if (this.#buffer.length + this.#waitingBytes > LARGEST_RECORD) throw new Error('a record is too large');
    // A long record is put together as it doubles, not with every piece.
    if (this.#waitingBytes * 2 >= this.#buffer.length) this.#proceed();
  }

  /** Says that nothing more comes. */
  end(): void {
    this.#proceed();
    if (!this.#ended) throw new Error('its end is missing: it was cut off, or the collector was stopped');
  }

  #proceed(): void {
    this.#buffer = Buffer.concat([this.#buffer, ...this.#waiting]);
    this.#waiting = [];
    this.#waitingBytes = 0;
    if (this.#boundary === undefined && !this.#start()) return;
    while (!this.#ended && this.#next());
  }

  #start(): boolean {
    const end = this.#buffer.indexOf(NEWLINE);
    if (end === -1 && this.#buffer.length < LONGEST_LINE) return false;
    const line = this.#buffer.toString('latin1', 0, Math.max(0, end));
    const token = line.startsWith(BUNDLE_MAGIC) ? line.slice(BUNDLE_MAGIC.length) : '';
    if (!/^[\w-]{16,200}$/.test(token)) throw new Error('it does not begin as a bundle does');
    this.#boundary = Buffer.from(`\n${token} `);
    this.#buffer = this.#buffer.subarray(end);
    return true;
  }

  /** Takes one record, or the text before the first; `false` when more must come first. */
  #next(): boolean {
    const boundary = this.#boundary ?? Buffer.alloc(0);
    const from = this.#line?.end ?? 0;
    const at = this.#buffer.indexOf(boundary, Math.max(from, this.#searched));
    if (at === -1) {
      this.#searched = Math.max(from, this.#buffer.length - boundary.length);
      return false;
    }
    const start = at + boundary.length;
    const end = this.#buffer.indexOf(NEWLINE, start);
    if (end === -1) {
      if (this.#buffer.length - start > LONGEST_LINE) throw new Error('a line between records is too long');
      this.#searched = at;
      return false;
    }
    if (this.#line !== undefined) this.#hand(this.#line.text, this.#buffer.subarray(from, at));
    const text = Buffer.from(this.#buffer.subarray(start, end));
    this.#buffer = this.#buffer.subarray(end);
    this.#line = { text, end: 1 };
    this.#searched = 0;
    if (text.toString('latin1').startsWith('end ')) this.#ended = true;
    return true;
  }

  #hand(line: Buffer, body: Uint8Array): void {
    const first = line.indexOf(' ');
    const second = line.indexOf(' ', first + 1);
    const kind = line.toString('latin1', 0, Math.max(0, first));
    const argument = line.toString('latin1', first + 1, second === -1 ? line.length : second);
    this.handler({ kind, argument, path: second === -1 ? Buffer.alloc(0) : line.subarray(second + 1), body });
  }
}
