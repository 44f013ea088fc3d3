/** Bytes that one scratch holds: more than what is read of nearly every file. */
const SIZE = 4 * 1024 * 1024;

/** Places begin at multiples of this, so that words of any size can be read in them. */
const ALIGN = 8;

/**
 * Room for the bytes of one file after the other. Room that the system has to find anew for each costs more than reading
 * into it: it is given and taken back page by page.
 */
export class Scratch {
  #room: Uint8Array | undefined;
  #used = 0;

  /** From here on what was taken before may be written over. */
  reset(): void {
    this.#used = 0;
  }

  /** Room for `length` bytes, whatever they hold; of its own where there is not so much left. */
  take(length: number): Uint8Array {
    if (length > SIZE - this.#used) return Buffer.allocUnsafeSlow(length);
    this.#room ??= Buffer.allocUnsafeSlow(SIZE);
    const room = this.#room.subarray(this.#used, this.#used + length);
    this.#used = Math.ceil((this.#used + length) / ALIGN) * ALIGN;
    return room;
  }
}
