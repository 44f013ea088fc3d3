import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Entry, FileVisitor } from '../../model/files.js';
import type { Location } from './random-access.js';

/** A selected file that is to be shown to a visitor. */
export interface Showing {
  readonly entry: Entry;
  /** Where another thread finds it; `undefined`: only this one does. */
  location(): Location | undefined;
  /** Shows it in this thread. */
  here(): void;
  /** Takes what was made of it in another one. */
  keep(value: unknown): void;
}

/** What a thread is given; the numbers of the answer are those of the question. */
export interface Batch {
  readonly number: number;
  readonly files: readonly { readonly entry: Entry; readonly location: Location }[];
}

/** What a thread answers: of each file what the visitor made of it, packed, or nothing where it failed. */
export interface Answer {
  readonly number: number;
  readonly results: readonly ({ readonly value: unknown } | undefined)[];
}

/** What a thread is started with. */
export interface ThreadStart {
  /** See {@link FileVisitor.names}. */
  readonly names: readonly string[];
  /** One number: how many batches were dealt with. Shared, so that it can be read while a walk lets no message through. */
  readonly done: Int32Array;
}

/** Files given to a thread at once: few enough that all end at about the same time. */
const BATCH = 16;
/** Batches that a thread has: one at work, one waiting. */
const AHEAD = 2;
/** Fewer files than these are read before a thread has started. */
const WORTH = 96;
/** Smaller files are read sooner than given away. */
const SMALL = 4096;

/**
 * Has files looked at by other threads while a walk goes on, where the visitor allows it and there are processors; whatever
 * they cannot do is done in this one. Close it whatever happens.
 */
export class Threads {
  readonly #queue: Showing[] = [];
  readonly #lost: Showing[] = [];
  readonly #threads: Thread[] = [];
  readonly #limit: number;

  /**
   * `limit`: how many threads at most. Default: one, where a processor is free for it. Each takes 40 MB of its own, and
   * what the one that walks does alone is half of the time.
   */
  constructor(
    private readonly visitor: FileVisitor,
    limit = isProcessorFree() ? 1 : 0,
  ) {
    this.#limit = visitor.names === undefined ? 0 : limit;
  }

  /** Shows the file, at once or until {@link finish}. */
  show(showing: Showing): void {
    if (this.#limit === 0 || !this.#isFor(showing)) {
      showing.here();
      return;
    }
    this.#queue.push(showing);
    if (this.#queue.length % BATCH === 0) this.#hand();
  }

  #isFor({ entry, location }: Showing): boolean {
    return entry.size >= SMALL && this.visitor.isHeavy?.(entry) === true && location() !== undefined;
  }

  /** Shows what is left. Throws what {@link Showing.here} throws. */
  async finish(): Promise<void> {
    for (;;) {
      this.#hand();
      const own = this.#queue.splice(-BATCH);
      if (own.length === 0) break;
      for (const showing of own) showing.here();
      // Lets the answers in.
      await setImmediate();
    }
    await Promise.all(this.#threads.map((thread) => thread.idle()));
    for (const showing of this.#lost.splice(0)) showing.here();
  }

  close(): void {
    for (const thread of this.#threads.splice(0)) thread.close();
  }

  #hand(): void {
    const { names } = this.visitor;
    if (names !== undefined && this.#threads.length === 0 && this.#queue.length >= WORTH) this.#start(names);
    for (const thread of this.#threads) {
      while (thread.isFree && this.#queue.length > 0) thread.give(this.#queue.splice(0, BATCH));
    }
  }

  #start(names: readonly string[]): void {
    const program = PROGRAMS.map((path) => new URL(path, import.meta.url)).find((url) =>
      existsSync(fileURLToPath(url)),
    );
    if (program === undefined) return;
    for (let count = 0; count < this.#limit; count++) {
      this.#threads.push(new Thread(program, names, this.visitor, (showings) => this.#lost.push(...showings)));
    }
  }
}

/** On a machine whose processors are all busy a further thread takes as long as it saves, and costs its own start. */
function isProcessorFree(): boolean {
  const processors = availableParallelism();
  return processors > 1 && (loadavg()[0] ?? 0) < processors;
}

/** Where a thread's program lies, seen from this code: bundled, and as it was compiled. */
const PROGRAMS = ['../bin/thread.js', '../../bin/thread.js'];

class Thread {
  readonly #worker: Worker;
  readonly #done = new Int32Array(new SharedArrayBuffer(4));
  readonly #given = new Map<number, readonly Showing[]>();
  #count = 0;
  #isLost = false;
  readonly #waiting: (() => void)[] = [];

  constructor(
    program: URL,
    names: readonly string[],
    private readonly visitor: FileVisitor,
    private readonly lose: (showings: readonly Showing[]) => void,
  ) {
    const workerData: ThreadStart = { names, done: this.#done };
    this.#worker = new Worker(program, { workerData });
    this.#worker.on('message', (answer: Answer) => this.#take(answer));
    this.#worker.on('error', () => this.#end());
    this.#worker.on('exit', () => this.#end());
  }

  get isFree(): boolean {
    return !this.#isLost && this.#count - Atomics.load(this.#done, 0) < AHEAD;
  }

  give(showings: readonly Showing[]): void {
    const number = this.#count++;
    this.#given.set(number, showings);
    const files = showings.map(({ entry, location }) => ({ entry: plain(entry), location: location() as Location }));
    this.#worker.postMessage({ number, files } satisfies Batch);
  }

  /** Settles when every file that was given is dealt with, or lost. */
  async idle(): Promise<void> {
    if (this.#given.size === 0) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    // Nobody waits for it, and what it had to say is said.
    this.#worker.terminate().catch(() => undefined);
  }

  #take({ number, results }: Answer): void {
    const showings = this.#given.get(number) ?? [];
    this.#given.delete(number);
    for (const [at, showing] of showings.entries()) {
      const result = results[at];
      if (result === undefined) this.lose([showing]);
      else showing.keep(result.value === undefined ? undefined : this.visitor.storing?.unpack(result.value));
    }
    if (this.#given.size === 0) this.#wake();
  }

  #end(): void {
    this.#isLost = true;
    for (const showings of this.#given.values()) this.lose(showings);
    this.#given.clear();
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** The entry without what only this thread can ask of it. */
function plain({ path, type, mode, uid, gid, size }: Entry): Entry {
  return { path, type, mode, uid, gid, size };
}
