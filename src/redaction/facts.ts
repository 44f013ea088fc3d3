import type { Fact } from '../model/snapshot.js';
import { withoutSecrets } from './arguments.js';
import { isHarmless } from './harmless.js';
import type { Mask } from './mask.js';
import { namedLike } from './named.js';
import { isSecretName } from './names.js';
import { redactText } from './text.js';

/** A JSON value. */
type Json = NonNullable<Fact[string]>;

/** Fields by which a fact says what it is about, so that a field beside them holds that thing's value. */
const NAMING = ['name', 'key', 'variable', 'setting', 'option', 'directive', 'parameter', 'label'] as const;

/** Fields that hold the value of what a field of {@link NAMING} names. */
const VALUES = new Set(['value', 'values', 'default', 'text', 'raw', 'arguments', 'argument', 'effective', 'content']);

/** Takes the secrets out of facts: by the names under which they stand, and by what they look like. */
export class FactRedactor {
  readonly #mask: Mask;
  /** The same names of libraries and symbols come again and again. */
  readonly #known = new Map<string, string>();
  /** So do the names of fields: whether each is that of a secret. */
  readonly #names = new Map<string, boolean>();

  /** Names that somebody said are those of secrets: whatever stands under them is one. */
  readonly #isNamed: (name: string) => boolean;

  constructor(mask: Mask, names: readonly string[] = []) {
    this.#mask = mask;
    this.#isNamed = namedLike(names);
  }

  /** The key and the fact without secrets; fields in `skipped` stay as they are. */
  entry(key: string, fact: Fact, skipped: readonly string[] = []): readonly [key: string, fact: Fact] {
    // A path names a file, whatever its last part looks like.
    const about = key.startsWith('/') ? '' : key.slice(key.search(/[^/.\]:]*[\])]?$/));
    return [this.text(key), this.#record(fact, about, skipped)];
  }

  /** The text without secrets. */
  text(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const result = redactText(text, this.#mask);
    if (this.#known.size < MOST_KNOWN) this.#known.set(text, result);
    return result;
  }

  #isSecret(name: string): boolean {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const result = isSecretName(name) || this.#isNamed(name);
    if (this.#names.size < MOST_KNOWN) this.#names.set(name, result);
    return result;
  }

  /** `about`: the name of which a `value` beside no other name is the value. What holds no secret stays the same object. */
  #record(record: Fact, about: string, skipped: readonly string[] = []): Record<string, Json> {
    const named = NAMING.map((field) => record[field]).find((name) => typeof name === 'string') ?? about;
    let changed = false;
    const fields: [field: string, value: Json][] = [];
    for (const [field, value] of Object.entries(record)) {
      const name = VALUES.has(field) && !this.#isSecret(field) ? String(named) : field;
      const [free, kept] = [this.text(field), skipped.includes(field) ? value : this.#value(value, name)];
      changed ||= free !== field || kept !== value || value === undefined;
      if (value !== undefined) fields.push([free, kept as Json]);
    }
    return changed ? Object.fromEntries(fields) : (record as Record<string, Json>);
  }

  #value(value: unknown, name: string): Json {
    if (typeof value === 'object' && value !== null) {
      if (this.#isSecret(name)) return this.#hidden(value, name);
      return Array.isArray(value) ? this.#list(value, name) : this.#record(value as Fact, name);
    }
    if (typeof value === 'boolean' || value === null) return value as Json;
    if (this.#isSecret(name)) return this.#hidden(value, name);
    return typeof value === 'string' ? this.text(value) : (value as Json);
  }

  /** A list may be a command's arguments: what stands before one tells what it is. */
  #list(list: readonly unknown[], name: string): Json {
    const texts = list.every((item) => typeof item === 'string');
    const items = texts && list.some((item) => item.startsWith('-')) ? withoutSecrets(list, this.#mask) : list;
    const kept = items.map((item) => this.#value(item, name));
    const same = kept.length === list.length && kept.every((item, at) => item === list[at]);
    return same ? (list as Json[]) : kept;
  }

  /** Whatever stands under the name of a secret is one, unless it plainly is none. */
  #hidden(value: unknown, name: string): Json {
    if (Array.isArray(value)) return value.map((item) => this.#hidden(item, name));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#hidden(item, name)]));
    }
    const harmless = (text: string) => !this.#isNamed(name) && isHarmless(name, text);
    if (typeof value === 'number') return harmless(String(value)) ? value : this.#mask(String(value));
    if (typeof value !== 'string') return value as Json;
    return harmless(value) ? this.text(value) : this.#mask(value);
  }
}

/** Texts that are remembered; an environment with more different ones is slower, not larger. */
const MOST_KNOWN = 100_000;
