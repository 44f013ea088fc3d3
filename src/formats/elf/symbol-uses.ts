/** Above this no symbol table can be read; indices from there on are counted but not kept, whatever a file claims. */
const MAX_KEPT = 4 * 1024 * 1024;

/** For each symbol index that a relocation names: how it is used, as bits. One byte a symbol: large files name 100,000. */
export class SymbolUses {
  #bits = new Uint8Array(256);
  #end = 0;

  /** Index after the largest one that was added. */
  get end(): number {
    return this.#end;
  }

  /** Adds to the bits of a symbol. */
  add(symbol: number, bits: number): void {
    if (symbol >= this.#bits.length) this.#grow(symbol);
    if (symbol >= this.#end) this.#end = symbol + 1;
    if (symbol < MAX_KEPT) this.#bits[symbol] = (this.#bits[symbol] ?? 0) | bits;
  }

  /** The bits of a symbol, 0 when nothing names it. */
  get(symbol: number): number {
    return this.#bits[symbol] ?? 0;
  }

  #grow(symbol: number): void {
    if (symbol >= MAX_KEPT) return;
    const larger = new Uint8Array(Math.min(MAX_KEPT, 2 * symbol));
    larger.set(this.#bits);
    this.#bits = larger;
  }
}
