import { type Guard, Nesting } from './nesting.js';
import { Tokens } from './tokens.js';

/** Where something stands in a file. */
export interface Place {
  readonly inFunction: boolean;
  readonly functionName: string | undefined;
  readonly guards: readonly Guard[];
}

/** Something that is used, and where. */
export type Placed<Use> = { readonly use: Use; readonly place: Place };

/** Imports are fetched before anything of the file runs, wherever they stand. */
export const NOWHERE: Place = { inFunction: false, functionName: undefined, guards: [] };

/** How far before a call the name that it is bound to may stand. */
const BACK = 400;

/** How far a file is read, and within what that is. */
export class Position {
  readonly tokens: Tokens;
  readonly nesting = new Nesting();
  /** The word or punctuator before this one; empty for anything else. */
  previous = '';

  constructor(readonly text: string) {
    this.tokens = new Tokens(text);
  }

  get place(): Place {
    const { inFunction, functionName, guards } = this.nesting;
    return { inFunction, functionName, guards };
  }

  /** The same place, reached only when something is called. */
  get later(): Place {
    return { ...this.place, inFunction: true, functionName: undefined };
  }

  /** The text behind the token as the pattern, which is sticky, finds it. */
  matches(pattern: RegExp): RegExpExecArray | null {
    return matchAt(pattern, this.text, this.tokens.end);
  }

  /** Some text before the token. */
  get before(): string {
    const { start } = this.tokens;
    return this.text.slice(Math.max(0, start - BACK), start);
  }

  /** Some text from there on. */
  from(at: number): string {
    return this.text.slice(at, at + BACK);
  }
}

/** What a sticky pattern finds there. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
