import { type VersionOrder, versionOrder } from '../../versions/index.js';

/** A version as an expression holds it: text with the order of its kind. */
export class Version {
  readonly #text: string;
  readonly #type: string;
  readonly #order: VersionOrder;

  constructor(type: string, text: string) {
    const order = type === 'number' ? compareDotted : versionOrder(type);
    if (order === undefined) throw new Error(`no order of versions is known for "${type}"`);
    this.#type = type;
    this.#text = text;
    this.#order = order;
  }

  /** Negative, zero or positive, as `Array.sort` wants it. Throws for versions of two kinds, which have no order. */
  compare(other: Version): number {
    if (this.#type !== other.#type) {
      throw new Error(`a version of "${this.#type}" has no order with one of "${other.#type}"`);
    }
    return this.#order(this.#text, other.#text);
  }
}

/**
 * Orders dotted numbers such as `2.38` or `6.1.0-28-amd64` by their numbers; what follows the numbers does not count,
 * and a missing number is zero. The order of symbol versions, of kernel releases and of distribution releases.
 */
export function compareDotted(a: string, b: string): -1 | 0 | 1 {
  const left = numbers(a);
  const right = numbers(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return 0;
}

function numbers(text: string): readonly number[] {
  return (/^\d+(\.\d+)*/.exec(text.trim())?.[0] ?? '').split('.').map(Number);
}

/** First number of a version, without the epoch: `3` of `3.0.17-1~deb12u2`, `8` of `2:8.2+93`; empty where none is. */
export function major(version: string): string {
  return upstream(version)[0] ?? '';
}

/** First two numbers of a version, without the epoch: `3.0`, `8.2`; only the first where there is no second. */
export function majorMinor(version: string): string {
  return upstream(version).slice(0, 2).join('.');
}

function upstream(version: string): readonly string[] {
  return /\d+(\.\d+)*/.exec(version.replace(/^\d+:/, ''))?.[0].split('.') ?? [];
}
