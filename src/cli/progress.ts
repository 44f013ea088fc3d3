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

interface Phase {
  readonly name: string;
  readonly started: number;
  told: boolean;
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
  /** By what is being worked on, of which there may be several at a time. */
  readonly #phases = new Map<string, Phase>();
  #written = Number.NEGATIVE_INFINITY;
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
    this.#phases.clear();
  }

  #update(subject: string, event: ProgressEvent): void {
    const now = this.#now();
    const known = this.#phases.get(subject);
    const isNew = known?.name !== event.phase;
    const phase = known === undefined || isNew ? { name: event.phase, started: now, told: false } : known;
    this.#phases.set(subject, phase);
    const title = `${subject}: ${event.phase}`;
    if (this.#animated) this.#animate(title, event, now, isNew);
    else if (!phase.told && now - phase.started >= LONG) {
      phase.told = true;
      this.#stream.write(`${visible(title)}${fraction(event)} ...\n`);
    }
  }

  #animate(title: string, event: ProgressEvent, now: number, isNew: boolean): void {
    // What comes next may take long without a word.
    if (!isNew && now - this.#written < INTERVAL) return;
    this.#written = now;
    this.#shown = true;
    const detail = event.detail === undefined ? '' : `  ${redactText(event.detail)}`;
    const text = visible(`${title}${fraction(event)}${detail}`);
    this.#stream.write(CLEAR + text.slice(0, (this.#stream.columns || 80) - 1));
  }
}

function fraction(event: ProgressEvent): string {
  return event.total === undefined ? ` ${event.done}` : ` ${event.done}/${event.total}`;
}
