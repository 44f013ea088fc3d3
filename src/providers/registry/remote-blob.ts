import type { IncomingMessage } from 'node:http';
import { EnvironmentError } from '../../model/problem.js';
import type { Blob } from '../image/blob.js';
import type { RegistryClient } from './client.js';
import { codeOf, SilenceError, wordsOf } from './failure.js';
import { inPieces } from './pieces.js';
import { delayAfter } from './retry.js';

/** How often in all the download of one blob is taken up again. */
const MOST_RESUMES = 20;

/** Bytes that are handed on at once: what a socket gives at a time is so little that unpacking it costs more than it takes. */
const PIECE = 256 * 1024;

/** A blob in a registry. A download that breaks off is taken up where it did, where the registry can do that. */
export class RemoteBlob implements Blob {
  constructor(
    private readonly client: RegistryClient,
    readonly name: string,
    private readonly path: string,
    readonly size: number,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async *stream(): AsyncIterable<Uint8Array> {
    let at = 0;
    let failed = 0;
    for (let resumes = 0; at < this.size; resumes += 1) {
      const before = at;
      let broken: unknown;
      const response = await this.#from(at);
      try {
        for await (const chunk of this.#rest(response, at)) {
          at += chunk.length;
          yield chunk;
        }
      } catch (error) {
        if (error instanceof EnvironmentError || codeOf(error) === 'ABORT_ERR') throw error;
        broken = error;
      } finally {
        response.destroy();
      }
      if (at >= this.size) return;
      failed = at > before ? 1 : failed + 1;
      const lasting = resumes >= MOST_RESUMES || (broken instanceof SilenceError && failed > 1);
      const delay = lasting ? undefined : delayAfter(failed, undefined, Date.now());
      if (delay === undefined) throw this.#brokenOff(at, broken);
      await this.client.connecting.wait(delay);
    }
  }

  #from(at: number): Promise<IncomingMessage> {
    const range = at === 0 ? {} : { range: `bytes=${at}-` };
    return this.client.get(this.path, { ...this.headers, ...range }, this.name);
  }

  /** The bytes from `at` on, whether the answer starts there or at the beginning. */
  async *#rest(response: IncomingMessage, at: number): AsyncIterable<Uint8Array> {
    let position = response.statusCode === 206 ? this.#startOf(response) : 0;
    if (position > at) throw this.#damaged(`its rest starts at ${position} instead of ${at}`);
    const announced = response.headers['content-length'];
    if (announced !== undefined && Number(announced) + position !== this.size)
      throw this.#damaged(`it has ${Number(announced) + position} bytes, expected ${this.size}`);
    for await (const chunk of inPieces(response, PIECE)) {
      const known = Math.min(chunk.length, Math.max(0, at - position));
      position += chunk.length;
      if (position > this.size) throw this.#damaged(`it has more than the ${this.size} bytes expected`);
      if (known < chunk.length) yield known === 0 ? chunk : chunk.subarray(known);
    }
  }

  #startOf({ headers }: IncomingMessage): number {
    const start = /^bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1];
    if (start === undefined) throw this.#damaged('a part of it came that does not say where it belongs');
    return Number(start);
  }

  #damaged(what: string): EnvironmentError {
    return new EnvironmentError(`${this.name} from ${this.client.host} is damaged: ${what}`, 'Push the image again.');
  }

  #brokenOff(at: number, error: unknown): EnvironmentError {
    const why = error === undefined ? 'the connection was closed' : wordsOf(error);
    return new EnvironmentError(
      `${this.client.host} broke off ${this.name} after ${at} of ${this.size} bytes, several times: ${why}`,
      'Try again later, or ask whoever runs it.',
      { cause: error },
    );
  }
}
