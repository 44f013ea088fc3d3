import type { Statement } from '../../formats/python/statements.js';

const NONE: readonly Statement[] = [];

/** Functions of the modules that were run so far, by file and name. */
export class OwnFunctions {
  readonly #bodies = new Map<string, readonly Statement[]>();
  readonly #entered = new Set<string>();

  /** Remembers what a function does. */
  add(path: string, name: string, body: readonly Statement[]): void {
    this.#bodies.set(`${path}\n${name}`, body);
  }

  /** What a function does, the first time that it is called; a second time nothing new comes of it. */
  enter(path: string, name: string): readonly Statement[] {
    const key = `${path}\n${name}`;
    if (this.#entered.has(key)) return NONE;
    const body = this.#bodies.get(key);
    if (body === undefined) return NONE;
    this.#entered.add(key);
    return body;
  }
}

/** Whether it is no longer certain, after a statement, that the function goes on. */
export function mayHaveEnded(statement: Statement): boolean {
  if ('ends' in statement) return true;
  if ('if' in statement) return statement.if.some(({ body }) => body.some(mayHaveEnded));
  if (!('try' in statement)) return false;
  const parts = [statement.try, ...statement.except.map(({ body }) => body), statement.else, statement.finally];
  return parts.some((part) => part?.some(mayHaveEnded) === true);
}
