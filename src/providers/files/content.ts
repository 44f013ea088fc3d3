import type { Content, Entry, FileVisitor, Range } from '../../model/files.js';
import { HEAD_BYTES } from '../../model/files.js';
import { UnreadableError } from '../../model/problem.js';
import type { RandomAccess } from './random-access.js';

/** Bytes of one file that are read whole at most; what is larger is a problem of the section that wanted it. */
export const MAX_WHOLE_BYTES = 512 * 1024 * 1024;

/** Content of a file that can be read at any place; its first bytes are at hand already. */
export class RandomContent implements Content {
  constructor(
    private readonly file: RandomAccess,
    private readonly path: string,
    private readonly head: Uint8Array = new Uint8Array(),
  ) {}

  get size(): number {
    return this.file.size;
  }

  read(offset: number, length: number): Uint8Array {
    if (offset + length <= this.head.length) return this.head.subarray(offset, offset + length);
    return this.file.read(offset, length);
  }

  bytes(): Uint8Array {
    if (this.size > MAX_WHOLE_BYTES) throw tooLarge(this.path, this.size);
    return this.read(0, this.size);
  }
}

/** Shows a file that can be read at any place to the visitor. Returns what the visitor made of it. */
export function visitRandom(
  visitor: FileVisitor,
  entry: Entry,
  selection: 'head' | 'whole',
  file: RandomAccess,
): unknown {
  if (selection === 'whole') return visitor.visit(entry, new RandomContent(file, entry.path));
  const head = file.read(0, HEAD_BYTES);
  if (visitor.narrow(entry, head) === 'none') return undefined;
  return visitor.visit(entry, new RandomContent(file, entry.path, head));
}

/** The error for a file of which all is wanted and that is larger than {@link MAX_WHOLE_BYTES}. */
export function tooLarge(path: string, size: number): UnreadableError {
  return new UnreadableError(
    path,
    'too-large',
    `${path} has ${size} bytes; at most ${MAX_WHOLE_BYTES} of one file are read`,
  );
}

/** A kept run of bytes of a streamed file. */
interface Segment {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Content of a file that streamed by, of which the wanted parts were kept. */
export class StreamedContent implements Content {
  constructor(
    readonly size: number,
    private readonly path: string,
    private readonly segments: readonly Segment[],
  ) {}

  read(offset: number, length: number): Uint8Array {
    const end = Math.min(offset + length, this.size);
    if (end <= offset) return new Uint8Array();
    const found = this.segments.filter(
      (segment) => segment.offset < end && segment.offset + segment.bytes.length > offset,
    );
    const first = found[0];
    if (found.length === 1 && first !== undefined && covers(first, offset, end)) {
      return first.bytes.subarray(offset - first.offset, end - first.offset);
    }
    const bytes = new Uint8Array(end - offset);
    let filled = offset;
    for (const segment of found) {
      if (segment.offset > filled) break;
      const stop = Math.min(segment.offset + segment.bytes.length, end);
      bytes.set(segment.bytes.subarray(filled - segment.offset, stop - segment.offset), filled - offset);
      filled = stop;
    }
    if (filled < end) {
      throw new UnreadableError(
        this.path,
        'unsupported',
        `bytes ${filled} to ${end} of ${this.path} were not kept while it streamed by`,
      );
    }
    return bytes;
  }

  bytes(): Uint8Array {
    return this.read(0, this.size);
  }
}

function covers(segment: Segment, offset: number, end: number): boolean {
  return segment.offset <= offset && segment.offset + segment.bytes.length >= end;
}

/** Takes a selected file as it streams by, keeps what the visitor wants of it, and shows it when it is whole. */
export class StreamedFile {
  readonly #segments: Segment[] = [];
  #offset = 0;
  #ranges: readonly Range[];
  #state: 'head' | 'keep' | 'drop';

  constructor(
    private readonly visitor: FileVisitor,
    private readonly entry: Entry,
    selection: 'head' | 'whole',
    private readonly keep: (value: unknown) => void,
  ) {
    this.#state = selection === 'head' ? 'head' : 'keep';
    this.#ranges = [{ offset: 0, length: selection === 'head' ? HEAD_BYTES : entry.size }];
    if (selection === 'whole') this.#refuseTooLarge();
  }

  write(chunk: Uint8Array): void {
    if (this.#state === 'head') {
      const part = chunk.subarray(0, HEAD_BYTES - this.#offset);
      this.#take(part);
      if (this.#offset < Math.min(HEAD_BYTES, this.entry.size)) return;
      this.#decide();
      if (part.length < chunk.length) this.#take(chunk.subarray(part.length));
    } else this.#take(chunk);
  }

  end(): void {
    if (this.#state === 'head') this.#decide();
    if (this.#state === 'keep') {
      this.keep(this.visitor.visit(this.entry, new StreamedContent(this.entry.size, this.entry.path, this.#segments)));
    }
  }

  #decide(): void {
    const wanted = this.visitor.narrow(this.entry, this.#head());
    this.#state = wanted === 'none' ? 'drop' : 'keep';
    if (wanted === 'none') this.#segments.length = 0;
    else if (wanted === 'whole') {
      this.#ranges = [{ offset: 0, length: this.entry.size }];
      this.#refuseTooLarge();
    } else this.#ranges = wanted;
  }

  #head(): Uint8Array {
    return new StreamedContent(this.#offset, this.entry.path, this.#segments).read(0, this.#offset);
  }

  #refuseTooLarge(): void {
    if (this.entry.size <= MAX_WHOLE_BYTES) return;
    this.#state = 'drop';
    this.#segments.length = 0;
    this.keep(this.visitor.unreadable(this.entry, tooLarge(this.entry.path, this.entry.size)));
  }

  #take(chunk: Uint8Array): void {
    const start = this.#offset;
    this.#offset += chunk.length;
    if (this.#state === 'drop') return;
    for (const range of this.#ranges) {
      const from = Math.max(range.offset, start);
      const to = Math.min(range.offset + range.length, this.#offset);
      if (to > from) this.#segments.push({ offset: from, bytes: chunk.subarray(from - start, to - start) });
    }
    if (this.#segments.length > 1) this.#segments.sort((a, b) => a.offset - b.offset);
  }
}
