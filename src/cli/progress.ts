import type { Progress, ProgressEvent } from '../model/progress.js';
import { visible } from '../model/visible.js';
import { redactReference } from '../redaction/reference.js';
import { redactText } from '../redaction/text.js';

/** What progress is written to. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** A terminal's line is rewritten at most this often, in milliseconds. */
const INTERVAL = 100;

/** A phase must last this long, in milliseconds, to be worth a line in a log. */
const LONG = 1000;

/** Back to the start of the line, and what is on it gone (ECMA-48, EL). */
const CLEAR = '\r\u001b[K';

/** Shows progress on one line of a terminal, or as a line a phase where there is none. */
export class ProgressLine {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  readonly #animated: boolean;
  #phase: string | undefined;
  #started = 0;
  #written = Number.NEGATIVE_INFINITY;
  #told = false;
  #shown = false;

  constructor(stream: ProgressStream, now: () => number = () => performance.now(), dumb = false) {
    this.#stream = stream;
    this.#now = now;
    this.#animated = stream.isTTY === true && !dumb;
  }

  /** To be handed to what takes long; `reference` is what is being worked on. */
  of(reference: string): Progress {
    const subject = redactReference(reference);
    return (event) => this.#update(subject, event);
  }

  /** Takes the line away, so that results do not follow it. */
  clear(): void {
    if (this.#shown) this.#stream.write(CLEAR);
    this.#shown = false;
    this.#phase = undefined;
  }

  #update(subject: string, event: ProgressEvent): void {
    const now = this.#now();
    const phase = `${subject}: ${event.phase}`;
    const isNew = phase !== this.#phase;
    if (isNew) {
      this.#phase = phase;
      this.#started = now;
      this.#told = false;
    }
    if (this.#animated) this.#animate(phase, event, now, isNew);
    else if (!this.#told && now - this.#started >= LONG) {
      this.#told = true;
      this.#stream.write(`${visible(phase)}${fraction(event)} ...\n`);
    }
  }

  #animate(phase: string, event: ProgressEvent, now: number, isNew: boolean): void {
    // What comes next may take long without a word.
    if (!isNew && now - this.#written < INTERVAL) return;
    this.#written = now;
    this.#shown = true;
    const detail = event.detail === undefined ? '' : `  ${redactText(event.detail)}`;
    const text = visible(`${phase}${fraction(event)}${detail}`);
    this.#stream.write(CLEAR + text.slice(0, (this.#stream.columns || 80) - 1));
  }
}

function fraction(event: ProgressEvent): string {
  return event.total === undefined ? ` ${event.done}` : ` ${event.done}/${event.total}`;
}
