import { type Planted, passwords, placedPasswords, privateKeys, shapedSecrets } from './kinds.js';

/** Hands out secrets one after the other and remembers them. */
export class Supply {
  readonly used: Planted[] = [];
  readonly #shaped = shapedSecrets(40)[Symbol.iterator]();
  readonly #placed = placedPasswords(20)[Symbol.iterator]();
  readonly #passwords = passwords(2000).slice(1000)[Symbol.iterator]();

  /** A token that its shape gives away. */
  token(): string {
    return this.#next(this.#shaped);
  }

  /** A token that may be the name of a file. */
  fileName(): string {
    let token = this.token();
    while (/[^\w.-]/.test(token)) token = this.token();
    return token;
  }

  /** A token that run-parts takes for the name of a program. */
  plainName(): string {
    let token = this.token();
    while (/[^\w-]/.test(token)) token = this.token();
    return token;
  }

  /** Private keys, as they are kept. */
  keys(): readonly string[] {
    const keys = privateKeys();
    this.used.push(...keys);
    return keys.map(({ value }) => value);
  }

  /** A text with a password in its place. */
  text(): string {
    return this.#next(this.#placed);
  }

  /** A password that only a name gives away. */
  password(kind: string): string {
    const secret = this.#passwords.next().value;
    if (secret === undefined) throw new Error('out of passwords');
    this.used.push({ kind, secret, value: secret });
    return secret;
  }

  #next(all: Iterator<Planted>): string {
    const planted = all.next().value as Planted | undefined;
    if (planted === undefined) throw new Error('out of secrets');
    this.used.push(planted);
    return planted.value;
  }
}
