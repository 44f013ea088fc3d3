import type { Content } from '../../model/files.js';
import { UnreadableError } from '../../model/problem.js';
import { clamp } from '../files/ranges.js';

/** Content of a file of which only pieces were brought. */
export class Pieces implements Content {
  found: Uint8Array[] | undefined;
  readonly #pieces: { readonly offset: number; readonly bytes: Uint8Array }[] = [];

  constructor(
    private readonly path: string,
    readonly size: number,
  ) {}

  /** Adds a piece; its bytes must not change afterwards. */
  add(offset: number, bytes: Uint8Array): void {
    this.#pieces.push({ offset, bytes });
  }

  /** Says that the file was looked through, with what was found, where something was. */
  search(bytes: Uint8Array): void {
    this.found ??= [];
    if (bytes.length > 0) this.found.push(bytes);
  }

  read(offset: number, length: number): Uint8Array {
    const { start, end } = clamp(offset, length, this.size);
    if (start === end) return new Uint8Array();
    const piece = this.#pieces.find((each) => each.offset <= start && each.offset + each.bytes.length >= end);
    if (piece !== undefined) return piece.bytes.subarray(start - piece.offset, end - piece.offset);
    const message = `bytes ${start} to ${end} of ${this.path} were not brought along`;
    throw new UnreadableError(this.path, 'unreadable', message);
  }

  bytes(): Uint8Array {
    return this.read(0, this.size);
  }
}
