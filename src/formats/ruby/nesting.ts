import type { Token } from './tokens.js';

type Kind = 'namespace' | 'begin' | 'loop' | 'condition' | 'later' | 'brace' | 'program';

interface Frame {
  readonly kind: Kind;
  /** Of a `begin`: loads that stand in it before the first `rescue`. */
  readonly loads: number[];
  rescued: boolean;
}

type Place = 'always' | 'guarded' | 'sometimes';

const OPENING: Readonly<Record<string, Kind | undefined>> = Object.assign(Object.create(null), {
  class: 'namespace',
  module: 'namespace',
  begin: 'begin',
  case: 'condition',
});
/** These open something at the beginning of a statement, and behind one only limit it. */
const CONDITIONS: Readonly<Record<string, Kind | undefined>> = Object.assign(Object.create(null), {
  if: 'condition',
  unless: 'condition',
  while: 'loop',
  until: 'loop',
  for: 'loop',
});

/** What catches that a file cannot be loaded: LoadError is no StandardError. */
const CATCHING = /^(?:LoadError|ScriptError|Exception|Object)$/;
/** What is open may go on behind these: then what follows them is a modifier. */
const LEAVING = /^(?:return|break|next|redo|retry|self|nil|true|false|super|yield|end|__FILE__|__dir__)$/;

/** Follows which pieces of Ruby code stand in others, and which of these run in any case. */
export class Nesting {
  readonly #frames: Frame[] = [];
  readonly #places: Place[] = [];
  readonly #atTop = new Set<number>();
  #pendingDo = false;
  #broken = false;
  #program = false;

  constructor(private readonly tokens: readonly Token[]) {}

  /** Whether the code asks whether it is the program itself. */
  get program(): boolean {
    return this.#program;
  }

  /** Goes on to a piece; each must be given once, in order. */
  step(at: number): void {
    const token = this.tokens[at];
    if (token?.kind === 'end') this.#pendingDo = false;
    else if (token?.kind === 'sign') this.#sign(token.text);
    else if (token?.kind === 'word') this.#word(at, token.text);
  }

  /** Remembers that load `index` stands here; `plain`: in a statement of its own. */
  note(index: number, plain: boolean): void {
    const later = this.#frames.some(({ kind }) => kind === 'condition' || kind === 'later' || kind === 'brace');
    const caught = this.#frames.some(({ kind, rescued }) => kind === 'begin' && rescued);
    this.#places[index] = later || caught || this.#frames.some(({ kind }) => kind === 'loop') ? 'sometimes' : 'always';
    if (!plain) this.#places[index] = 'sometimes';
    if (this.#frames.length === 0 && !this.#broken) this.#atTop.add(index);
    for (const frame of this.#frames) if (!frame.rescued) frame.loads.push(index);
  }

  finish(): void {
    if (this.#frames.length > 0) this.#broken = true;
  }

  /** What became of load `index`, once all is read; where blocks do not close only what stands outside of them is sure. */
  placeOf(index: number): Place {
    const place = this.#places[index] ?? 'sometimes';
    return this.#broken && place === 'always' && !this.#atTop.has(index) ? 'sometimes' : place;
  }

  #sign(text: string): void {
    if (text === '{') this.#frames.push({ kind: 'brace', loads: [], rescued: false });
    else if (text === '}') {
      if (this.#frames.at(-1)?.kind === 'brace') this.#frames.pop();
      else this.#broken = true;
    }
  }

  #word(at: number, text: string): void {
    const opened = this.#openedBy(at, text);
    if (opened !== undefined) this.#frames.push({ kind: opened, loads: [], rescued: false });
    else if (text === 'do') this.#pendingDo = false;
    else if (text === 'else' || text === 'elsif') this.#otherwise();
    else if (text === 'rescue' && !this.#isModifier(at)) this.#rescue(at);
    else if (text === 'end' && (this.#frames.at(-1)?.kind === 'brace' || this.#frames.pop() === undefined)) {
      this.#broken = true;
    }
  }

  /** What a word opens that `end` closes. */
  #openedBy(at: number, text: string): Kind | undefined {
    const plain = OPENING[text];
    if (plain !== undefined) return plain;
    if (text === 'def') return this.#isEndless(at) ? undefined : 'later';
    if (text === 'do') return this.#pendingDo ? undefined : 'later';
    const kind = CONDITIONS[text];
    if (kind === undefined || this.#isModifier(at)) return undefined;
    if (kind === 'loop') this.#pendingDo = true;
    return kind === 'condition' && this.#asksForProgram(at) ? 'program' : kind;
  }

  /** What only another program does: the other branch of `if __FILE__ == $0`. */
  #otherwise(): void {
    const frame = this.#frames.at(-1);
    if (frame?.kind === 'program') this.#frames[this.#frames.length - 1] = { ...frame, kind: 'condition' };
  }

  #rescue(at: number): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    let caught = false;
    for (let next = at + 1; this.tokens[next]?.kind !== 'end' && next < this.tokens.length; next++) {
      const { kind = 'end', text = '' } = this.tokens[next] ?? {};
      if ((kind === 'word' || kind === 'symbol') && CATCHING.test(text)) caught = true;
      if (kind === 'word' && text === 'then') break;
    }
    if (caught) for (const index of frame.loads) this.#places[index] = 'guarded';
    frame.rescued = true;
  }

  /** Whether something stands before it that it belongs to. */
  #isModifier(at: number): boolean {
    const before = this.tokens[at - 1];
    if (before === undefined || before.kind === 'end' || before.kind === 'label') return false;
    if (before.kind === 'text' || before.kind === 'number' || before.kind === 'symbol') return true;
    if (before.kind === 'sign') return /^[)\]}]$/.test(before.text);
    if (LEAVING.test(before.text)) return true;
    return !/^(?:then|else|do|begin|ensure|and|or|not|when|in|if|unless|while|until|case|elsif|rescue)$/.test(
      before.text,
    );
  }

  /** `def name = value`, `def name(…) = value`. */
  #isEndless(at: number): boolean {
    let next = at + 1;
    while (/^(?:\.|::)$/.test(this.tokens[next + 1]?.text ?? '')) next += 2;
    next++;
    if (this.tokens[next]?.text === '(') {
      let depth = 0;
      do {
        const text = this.tokens[next]?.kind === 'sign' ? this.tokens[next]?.text : '';
        depth += text === '(' ? 1 : text === ')' ? -1 : 0;
        next++;
      } while (depth > 0 && next < this.tokens.length);
    }
    return this.tokens[next]?.kind === 'sign' && this.tokens[next]?.text === '=';
  }

  #asksForProgram(at: number): boolean {
    const words = this.tokens.slice(at + 1, at + 5).map(({ text }) => text);
    const asks = words.includes('__FILE__') && words.some((word) => word === '$0' || word === '$PROGRAM_NAME');
    if (asks) this.#program = true;
    return asks;
  }
}
