/**
 * The files that a probe may want, declared: what a script that knows no probe can go by. Patterns are of whole paths, as
 * the shell's `case` and find's `-path` read them: `*` also stands for slashes.
 */
export interface Candidates {
  /** Text of people, out of which secrets can be taken where it is collected; the rest of it is wanted whole. */
  readonly text?: readonly string[];
  /** Wanted whole and as they are. */
  readonly whole?: readonly string[];
  /** Wanted whole, unless one of `except` matches too. */
  readonly most?: { readonly whole: readonly string[]; readonly except: readonly string[] };
  /** Programs and libraries, of which the parts are wanted that a loader reads; of anything else the first 4096 bytes. */
  readonly parts?: readonly string[];
  /** Files too large to be brought, in which a text is looked for where they are; see {@link Content.found}. */
  readonly searched?: readonly Searched[];
  /** Every file that may be executed, as with `parts`. */
  readonly executables?: true;
}

/** A text that stands in files, of which the first is brought with what follows. */
export interface Searched {
  readonly paths: readonly string[];
  readonly text: string;
  /** How many bytes are brought, from the start of the text. */
  readonly length: number;
}

/** Whether one of the patterns is that of `path`. */
export function isCandidate(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => expressionOf(pattern).test(path));
}

const EXPRESSIONS = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const known = EXPRESSIONS.get(pattern);
  if (known !== undefined) return known;
  const source = pattern
    .replace(/[.+^$(){}|\\]/g, '\\$&')
    .replace(/\*/g, '[^]*')
    .replace(/\?/g, '[^]');
  const expression = new RegExp(`^${source}$`);
  EXPRESSIONS.set(pattern, expression);
  return expression;
}
