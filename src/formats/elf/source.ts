/** What a parser reads from: a file of known size whose bytes can be asked for in any order. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** The bytes from `offset`, at most `length`, fewer at the end of the file. */
  read(offset: number, length: number): Uint8Array;
}

/** A run of bytes of a file. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** The file says it is ELF, but it is broken, or uses something that no loader supports. */
export class ElfError extends Error {
  override readonly name = 'ElfError';

  constructor(
    message: string,
    /** Where in the file, in bytes. */
    readonly offset: number,
    /** `truncated`: the file ends before something that it says it has. */
    readonly reason: 'malformed' | 'truncated' | 'limit' = 'malformed',
  ) {
    super(`${message} (at offset ${offset})`);
  }
}
