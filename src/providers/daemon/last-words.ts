/** Bytes of the end of a stream that are kept. */
const KEPT = 4096;

/** A daemon that fails while it sends an archive has no status left to say so, and puts its error behind what was sent. */
export class LastWords {
  #tail: Uint8Array = new Uint8Array();

  /** The next piece of the stream; it may not change before the one after it. */
  hear(chunk: Uint8Array): void {
    const whole = chunk.length >= KEPT ? chunk : Buffer.concat([this.#tail, chunk]);
    this.#tail = whole.subarray(-KEPT);
  }

  /** The error that the stream ends with, `undefined` where it does not end with one. */
  error(): Error | undefined {
    const text = Buffer.from(this.#tail).toString('utf8').trimEnd();
    const start = text.lastIndexOf('{"errorDetail":');
    const from = start === -1 ? text.lastIndexOf('{"message":') : start;
    if (from === -1) return undefined;
    try {
      const { message, error } = JSON.parse(text.slice(from)) as { message?: unknown; error?: unknown };
      const said = error ?? message;
      return typeof said === 'string' ? new Error(said) : undefined;
    } catch {
      // It only looked like one.
      return undefined;
    }
  }
}
