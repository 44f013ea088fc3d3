/** A condition of a dependency (PEP 508, Environment Markers). */
export type Marker =
  | { readonly any: readonly Marker[] }
  | { readonly all: readonly Marker[] }
  | { readonly left: Operand; readonly sign: string; readonly right: Operand };

/** A variable of the environment, or a text. */
export type Operand = { readonly variable: string } | { readonly text: string };

const TOKEN = /\s*(?:(\()|(\))|(not\s+in\b|in\b|and\b|or\b)|([<>=!~]=?=?|===)|"([^"]*)"|'([^']*)'|([A-Za-z_][\w.]*))/y;
const DEEPEST = 50;

/** Reads a condition; `undefined` where it is none. */
export function parseMarker(text: string): Marker | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const reader = new Reader(tokens);
  const marker = reader.any(0);
  return reader.isAtEnd ? marker : undefined;
}

interface Token {
  readonly kind: 'open' | 'close' | 'word' | 'sign' | 'text' | 'variable';
  readonly value: string;
}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const kinds = ['open', 'close', 'word', 'sign', 'text', 'text', 'variable'] as const;
  TOKEN.lastIndex = 0;
  const source = text.trim();
  while (TOKEN.lastIndex < source.length) {
    const groups = TOKEN.exec(source)?.slice(1);
    const index = groups?.findIndex((group) => group !== undefined) ?? -1;
    const kind = kinds[index];
    if (kind === undefined) return undefined;
    tokens.push({ kind, value: (groups?.[index] ?? '').replace(/\s+/g, ' ') });
  }
  return tokens;
}

class Reader {
  #at = 0;
  constructor(readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.#at === this.tokens.length;
  }

  any(depth: number): Marker | undefined {
    return this.#several('or', 'any', () => this.#all(depth));
  }

  #all(depth: number): Marker | undefined {
    return this.#several('and', 'all', () => this.#one(depth));
  }

  #several(word: string, key: 'any' | 'all', read: () => Marker | undefined): Marker | undefined {
    const found: Marker[] = [];
    do {
      const next = read();
      if (next === undefined) return undefined;
      found.push(next);
    } while (this.#takes('word', word));
    return found.length === 1 ? found[0] : key === 'any' ? { any: found } : { all: found };
  }

  #one(depth: number): Marker | undefined {
    if (depth > DEEPEST) return undefined;
    if (this.#takes('open', '(')) {
      const inner = this.any(depth + 1);
      return this.#takes('close', ')') ? inner : undefined;
    }
    const [left, sign, right] = [this.#operand(), this.tokens[this.#at++], this.#operand()];
    if (left === undefined || right === undefined || sign === undefined) return undefined;
    const isSign = sign.kind === 'sign' || sign.value === 'in' || sign.value === 'not in';
    return isSign ? { left, sign: sign.value, right } : undefined;
  }

  #operand(): Operand | undefined {
    const token = this.tokens[this.#at++];
    if (token?.kind === 'text') return { text: token.value };
    return token?.kind === 'variable' ? { variable: token.value } : undefined;
  }

  #takes(kind: Token['kind'], value: string): boolean {
    const token = this.tokens[this.#at];
    if (token?.kind !== kind || token.value !== value) return false;
    this.#at++;
    return true;
  }
}
