import type { Content, Entry, FileVisitor, Range } from '../../model/files.js';
import { HEAD_BYTES } from '../../model/files.js';
import { UnreadableError } from '../../model/problem.js';
import { MAX_WHOLE_BYTES, tooLarge } from './content.js';
import { clamp, mergeRanges } from './ranges.js';

/** A wanted range of a streamed file, and what of it has come by. */
interface Kept extends Range {
  bytes: Uint8Array | undefined;
}

const NOTHING = new Uint8Array();

/** Content of a file that streamed by, of which the wanted ranges were kept. */
class StreamedContent implements Content {
  constructor(
    readonly size: number,
    private readonly path: string,
    private readonly kept: readonly Kept[],
  ) {}

  read(offset: number, length: number): Uint8Array {
    const { start, end } = clamp(offset, length, this.size);
    if (end === start) return NOTHING;
    const range = this.kept.find(
      (candidate) => candidate.offset <= start && candidate.offset + candidate.length >= end,
    );
    if (range?.bytes !== undefined) return range.bytes.subarray(start - range.offset, end - range.offset);
    const message = `bytes ${start} to ${end} of ${this.path} were not kept while it streamed by`;
    throw new UnreadableError(this.path, 'unsupported', message);
  }

  bytes(): Uint8Array {
    return this.read(0, this.size);
  }
}

/** Takes a selected file as it streams by, keeps what the visitor wants of it, and shows it when it is whole. */
export class StreamedFile {
  #kept: readonly Kept[] = [];
  #offset = 0;
  #state: 'head' | 'keep' | 'drop' = 'drop';

  constructor(
    private readonly visitor: FileVisitor,
    private readonly entry: Entry,
    selection: 'head' | 'whole',
    private readonly keep: (value: unknown) => void,
  ) {
    const length = selection === 'head' ? HEAD_BYTES : entry.size;
    this.#want([{ offset: 0, length }], selection === 'head' ? 'head' : 'keep');
  }

  /** The next bytes. Those that are kept may not change afterwards. */
  write(chunk: Uint8Array): void {
    const missing = this.#state === 'head' ? Math.min(HEAD_BYTES, this.entry.size) - this.#offset : 0;
    if (missing > chunk.length || missing === 0) {
      this.#take(chunk);
      return;
    }
    this.#take(chunk.subarray(0, missing));
    this.#decide();
    this.#take(chunk.subarray(missing));
  }

  end(): void {
    if (this.#state === 'head') this.#decide();
    if (this.#state !== 'keep') return;
    this.keep(this.visitor.visit(this.entry, new StreamedContent(this.entry.size, this.entry.path, this.#kept)));
  }

  /** Asks which parts are wanted, when the head is there; it stays readable itself. */
  #decide(): void {
    const head = this.#kept[0]?.bytes ?? NOTHING;
    const wanted = this.visitor.narrow(this.entry, head);
    const start = { offset: 0, length: head.length };
    if (wanted === 'none') this.#state = 'drop';
    else this.#want(wanted === 'whole' ? [{ offset: 0, length: this.entry.size }] : [start, ...wanted], 'keep');
    if (this.#state !== 'keep' || head.length === 0) return;
    this.#offset = 0;
    this.#take(head);
  }

  #want(ranges: readonly Range[], state: 'head' | 'keep'): void {
    const wanted = mergeRanges(ranges, this.entry.size);
    const total = wanted.reduce((sum, { length }) => sum + length, 0);
    if (total > MAX_WHOLE_BYTES) {
      this.#state = 'drop';
      this.#kept = [];
      this.keep(this.visitor.unreadable(this.entry, tooLarge(this.entry.path, total)));
      return;
    }
    this.#state = state;
    this.#kept = wanted.map((range) => ({ ...range, bytes: undefined }));
  }

  #take(chunk: Uint8Array): void {
    const start = this.#offset;
    this.#offset += chunk.length;
    if (this.#state === 'drop') return;
    for (const range of this.#kept) {
      const from = Math.max(range.offset, start);
      const to = Math.min(range.offset + range.length, this.#offset);
      if (to <= from) continue;
      const part = chunk.subarray(from - start, to - start);
      if (part.length === range.length) range.bytes = part;
      else {
        range.bytes ??= new Uint8Array(range.length);
        range.bytes.set(part, from - range.offset);
      }
    }
  }
}
