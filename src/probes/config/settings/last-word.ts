import type { Setting } from './setting.js';

/** Collects settings of which the last mention counts. */
export class LastWord {
  readonly #found = new Map<string, Setting>();

  /** Notes a mention; one that `adds` goes behind the values that were there. */
  say(setting: Setting & { readonly value: string }, adds = false): void {
    const { key, value } = setting;
    const before = adds ? this.#found.get(key)?.value : undefined;
    const all = before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value];
    this.#found.set(key, { ...setting, value: all });
  }

  /** Whether the key was mentioned. */
  has(key: string): boolean {
    return this.#found.has(key);
  }

  /** The settings, in the order in which they were first mentioned. */
  settings(): Iterable<Setting> {
    return this.#found.values();
  }
}
