/** Lets so many things be done at a time and no more; the others wait, in the order in which they came. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(private readonly limit: number) {}

  /** What `work` gives, when it was its turn. Work that waits for a turn of the same kind never gets one. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#busy < this.limit) this.#busy += 1;
    // Whoever is done hands its place on.
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#busy -= 1;
      else next();
    }
  }
}
