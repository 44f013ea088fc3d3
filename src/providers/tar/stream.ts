import { padding, type TarEntry, TarHeaders } from './entries.js';
import { BLOCK, TarError } from './header.js';

/** Takes the data of one entry. */
export interface EntrySink {
  write(chunk: Uint8Array): void;
  end(): void;
}

/** Told of every entry; answers with a sink when it wants the data. */
export type TarHandler = (entry: TarEntry) => EntrySink | undefined;

const NO_BYTES = new Uint8Array();

/** Reads a tar that comes in pieces, without ever holding more than a header. */
export class TarStream {
  readonly #headers = new TarHeaders();
  readonly #block = new Uint8Array(BLOCK);
  #filled = 0;
  #state: 'header' | 'extension' | 'data' | 'padding' | 'end' = 'header';
  #left = 0;
  #padding = 0;
  #sink: EntrySink | undefined;
  #extension = NO_BYTES;
  #accept: ((bytes: Uint8Array) => void) | undefined;
  #offset = 0;
  #name = '';

  constructor(private readonly handler: TarHandler) {}

  /** Throws {@link TarError}, and what the handler throws. */
  write(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length && this.#state !== 'end') {
      const taken = this.#state === 'header' ? this.#takeHeader(chunk, at) : this.#takeData(chunk, at);
      at += taken;
      this.#offset += taken;
    }
  }

  /**
   * Says that nothing more comes. The end mark, and the padding of the last entry, may be missing: some writers of
   * images leave them out. Throws {@link TarError} when the archive stops inside an entry.
   */
  end(): void {
    if (this.#state === 'header' && this.#filled > 0) throw new TarError('tar ends inside a header', this.#offset);
    if (this.#state === 'data' || this.#state === 'extension') {
      throw new TarError(`tar ends inside "${this.#name}", ${this.#left} bytes short`, this.#offset);
    }
    if (this.#state !== 'end') this.#headers.finish(this.#offset);
  }

  #takeHeader(chunk: Uint8Array, at: number): number {
    const available = chunk.length - at;
    if (this.#filled === 0 && available >= BLOCK) {
      this.#header(chunk.subarray(at, at + BLOCK), this.#offset);
      return BLOCK;
    }
    const count = Math.min(BLOCK - this.#filled, available);
    this.#block.set(chunk.subarray(at, at + count), this.#filled);
    this.#filled += count;
    if (this.#filled === BLOCK) {
      this.#filled = 0;
      this.#header(this.#block, this.#offset + count - BLOCK);
    }
    return count;
  }

  #header(block: Uint8Array, offset: number): void {
    const step = this.#headers.step(block, offset);
    if (step.kind === 'end') this.#state = 'end';
    if (step.kind === 'end' || step.kind === 'again') return;
    this.#left = step.size;
    this.#padding = padding(step.size);
    this.#state = 'data';
    this.#sink = undefined;
    if (step.kind === 'entry') {
      this.#name = step.entry.name;
      this.#sink = this.handler(step.entry);
    } else if (step.kind === 'extension') {
      this.#name = 'an extended header';
      this.#state = 'extension';
      this.#extension = new Uint8Array(step.size);
      this.#accept = step.accept;
    }
    if (step.size === 0) this.#finish();
  }

  #takeData(chunk: Uint8Array, at: number): number {
    const count = Math.min(this.#left, chunk.length - at);
    if (this.#state === 'extension')
      this.#extension.set(chunk.subarray(at, at + count), this.#extension.length - this.#left);
    else if (this.#state === 'data') this.#sink?.write(chunk.subarray(at, at + count));
    this.#left -= count;
    if (this.#left === 0) this.#finish();
    return count;
  }

  /** The data, or the padding behind it, is through. */
  #finish(): void {
    if (this.#state === 'extension') this.#accept?.(this.#extension);
    else if (this.#state === 'data') this.#sink?.end();
    this.#extension = NO_BYTES;
    this.#sink = undefined;
    this.#left = this.#state === 'padding' ? 0 : this.#padding;
    this.#state = this.#left > 0 ? 'padding' : 'header';
  }
}
