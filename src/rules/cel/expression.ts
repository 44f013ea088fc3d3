import type { Environment, ParseResult } from '@marcbachmann/cel-js';
import { asText, type Piece, parseTemplate } from '../template.js';

/** Values of an expression's variables by name. */
export type Values = Readonly<Record<string, unknown>>;

/** Where an expression or a template goes wrong, and why, with the line and a caret under the place. */
export interface Flaw {
  /** Index into the text. */
  readonly offset: number;
  readonly message: string;
}

/** A CEL expression that is parsed when its value is first asked for: most rules of a run hit nothing. */
export class Expression {
  #parsed: ParseResult | undefined;

  constructor(
    readonly text: string,
    private readonly language: () => Environment,
  ) {}

  /** The value. Throws the `EvaluationError` of cel-js, for example where a field is read that is not there. */
  value(values: Values): unknown {
    this.#parsed ??= this.language().parse(this.text);
    return this.#parsed(values);
  }

  /** The value of a condition. Throws as {@link value} does, and when the value is no boolean. */
  holds(values: Values): boolean {
    const value = this.value(values);
    if (typeof value !== 'boolean') throw new TypeError(`"${this.text}" is neither true nor false`);
    return value;
  }
}

/** A text with expressions in braces. */
export class Template {
  #pieces: readonly (string | Expression)[] | undefined;

  constructor(
    readonly text: string,
    private readonly language: () => Environment,
  ) {}

  /** The text with its values. Throws as {@link Expression.value} does, and for a value that has no text. */
  render(values: Values): string {
    this.#pieces ??= parseTemplate(this.text).map((piece) => this.#compiled(piece));
    return this.#pieces.map((piece) => (typeof piece === 'string' ? piece : asText(piece.value(values)))).join('');
  }

  #compiled(piece: Piece): string | Expression {
    return piece.kind === 'text' ? piece.text : new Expression(piece.text, this.language);
  }
}
