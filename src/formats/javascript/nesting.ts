/** A block that may keep what is in it from running, or from ending the program. */
export interface Guard {
  readonly kind: 'try' | 'condition';
  /** A `catch` that throws again guards nothing. */
  rethrows: boolean;
  /** The value of NODE_ENV with which a condition holds; `!` before one with which it does not. */
  readonly nodeEnv?: string | undefined;
}

interface Frame {
  readonly opener: string;
  /** What stood before the bracket: `if`, `function`, … */
  readonly role: string;
  readonly guard?: Guard | undefined;
  readonly isFunction: boolean;
  readonly name?: string | undefined;
  /** What a parenthesis that holds a condition asks of NODE_ENV. */
  readonly nodeEnv?: string | undefined;
}

const CONTROL = new Set(['if', 'for', 'while', 'switch', 'with', 'catch']);
const STATEMENT = new Set(
  'const let var function class if for while return throw try switch module exports import export async'.split(' '),
);

/** Words that go on with an expression, and those that one cannot end with. */
const CONTINUES = new Set(['in', 'instanceof', 'of', 'as', 'else', 'catch', 'finally']);
const OPERATORS = new Set(
  'await case default delete do else extends in instanceof new of return throw typeof void yield'.split(' '),
);

/** Follows brackets of JavaScript and says whether the place reached runs when the file is loaded, and what guards it. */
export class Nesting {
  readonly #frames: Frame[] = [];
  #functions = 0;
  readonly #guards: Guard[] = [];
  /** Role of what ended just now, for the brace that may follow. */
  #ended = '';
  /** The try block that ended last, for the catch that follows it. */
  #closedTry: Guard | undefined;
  readonly #caught = new Map<Frame, Guard>();
  /** Whether an expression may end with the token before. */
  #mayEnd = false;
  #word = '';
  #beforeWord = '';
  /** What is asked of NODE_ENV by the condition that begins, by that which ended just now, and by that of the block that did. */
  #asked: string | undefined;
  #endedAsking: string | undefined;
  #closedIf: string | undefined;

  /** Whether a function would have to be called to get here. */
  get inFunction(): boolean {
    return this.#functions > 0;
  }

  /** What guards this place, outermost first. */
  get guards(): readonly Guard[] {
    return [...this.#guards];
  }

  /** Name of the outermost function around this place, where it is declared with one and is the only one. */
  get functionName(): string | undefined {
    return this.#functions === 1 ? this.#frames.find(({ isFunction }) => isFunction)?.name : undefined;
  }

  /** Whether no bracket is open. */
  get atTop(): boolean {
    return this.#frames.length === 0;
  }

  /** Says that the word `if`, the last token, has a condition that only asks this of NODE_ENV. */
  asksNodeEnv(value: string): void {
    if (this.#beforeWord !== 'else') this.#asked = value;
  }

  /** Takes the next token. */
  token(kind: string, value: string, newLine: boolean): void {
    const ended = this.#ended;
    this.#ended = '';
    const closedIf = this.#closedIf;
    this.#closedIf = undefined;
    if (ended !== '' && value !== '{' && !(ended === 'else' && value === 'if')) {
      if (ended === 'arrow') this.#push({ opener: '', role: 'arrow', isFunction: true });
      else if (ended !== 'call' && ended !== 'try') this.#push(conditional('', ended, this.#takeAsking()));
    }
    if (kind === 'word') this.#onWord(value, newLine, this.#mayEnd && /^(?:call)?$/.test(ended));
    else if (kind === 'punctuator' || value === '${') this.#onPunctuator(value, ended);
    else this.#remember('');
    this.#mayEnd = mayEnd(kind, value);
    if (value === 'else' && closedIf !== undefined) this.#endedAsking = opposite(closedIf);
  }

  #takeAsking(): string | undefined {
    const asking = this.#endedAsking;
    this.#endedAsking = undefined;
    return asking;
  }

  /** `ended`: what stands before it may be the end of a statement (ECMAScript, Automatic Semicolon Insertion). */
  #onWord(value: string, newLine: boolean, ended: boolean): void {
    if (newLine && (STATEMENT.has(value) || (ended && !CONTINUES.has(value)))) this.#popLoose();
    if (value === 'throw') {
      for (const frame of this.#frames) if (frame.role === 'catch' && this.#caught.has(frame)) this.#rethrow(frame);
    }
    if (value === 'else' || value === 'do' || value === 'try') this.#ended = value;
    this.#remember(value);
  }

  #rethrow(frame: Frame): void {
    const guard = this.#caught.get(frame);
    if (guard !== undefined) guard.rethrows = true;
  }

  #onPunctuator(value: string, ended: string): void {
    if (value === '(' || value === '[') this.#openParenthesis(value);
    else if (value === '{') this.#openBrace(ended);
    else if (value === ')') this.#close('(');
    else if (value === ']') this.#close('[');
    else if (value === '}') this.#close('{');
    else if (value === ';' || value === ',') this.#popLoose();
    else if (value === '=>') this.#ended = 'arrow';
    else if (value === '&&' || value === '||' || value === '?' || value === '??') this.#push(conditional('', value));
    this.#remember('');
  }

  #openParenthesis(opener: string): void {
    const role = this.#roleOfParenthesis();
    this.#push({ opener, role, isFunction: false, nodeEnv: role === 'if' ? this.#asked : undefined });
    this.#asked = undefined;
  }

  #roleOfParenthesis(): string {
    if (CONTROL.has(this.#word)) return this.#word;
    return this.#beforeWord === 'function' ? `function ${this.#word}` : 'call';
  }

  #openBrace(ended: string): void {
    if (ended === 'arrow') this.#push({ opener: '{', role: 'function', isFunction: true });
    else if (ended === 'call' || ended.startsWith('function')) {
      const name = ended.slice('function '.length);
      this.#push({ opener: '{', role: 'function', isFunction: true, name: name === '' ? undefined : name });
    } else if (ended === 'try') {
      const guard: Guard = { kind: 'try', rethrows: false };
      this.#push({ opener: '{', role: 'try', isFunction: false, guard });
    } else if (ended === 'catch' || this.#word === 'catch') {
      const frame = conditional('{', 'catch');
      this.#push(frame);
      if (this.#closedTry !== undefined) this.#caught.set(frame, this.#closedTry);
    } else if (ended !== '') this.#push(conditional('{', ended, this.#takeAsking()));
    else this.#push({ opener: '{', role: 'block', isFunction: false });
  }

  #close(opener: string): void {
    this.#popLoose();
    const frame = this.#frames.at(-1);
    if (frame === undefined || frame.opener !== opener) return;
    this.#pop();
    if (frame.role === 'try') this.#closedTry = frame.guard;
    if (opener === '(') {
      this.#ended = frame.role;
      this.#endedAsking = frame.nodeEnv;
    } else if (opener === '{' && frame.guard?.kind === 'condition') this.#popLoose();
  }

  #push(frame: Frame): void {
    this.#frames.push(frame);
    if (frame.isFunction) this.#functions += 1;
    if (frame.guard !== undefined) this.#guards.push(frame.guard);
  }

  #pop(): void {
    const frame = this.#frames.pop();
    if (frame?.isFunction) this.#functions -= 1;
    if (frame?.guard !== undefined) this.#guards.pop();
    if (frame?.role === 'if') this.#closedIf = frame.guard?.nodeEnv;
  }

  /** What ends with the expression or the statement. */
  #popLoose(): void {
    while (this.#frames.at(-1)?.opener === '') this.#pop();
  }

  #remember(word: string): void {
    this.#beforeWord = this.#word;
    this.#word = word;
  }
}

function conditional(opener: string, role: string, nodeEnv?: string): Frame {
  return { opener, role, isFunction: false, guard: { kind: 'condition', rethrows: false, nodeEnv } };
}

/** What `else` asks of NODE_ENV. */
function opposite(nodeEnv: string): string {
  return nodeEnv.startsWith('!') ? nodeEnv.slice(1) : `!${nodeEnv}`;
}

/** Whether an expression may end with a token. */
function mayEnd(kind: string, value: string): boolean {
  if (kind === 'word') return !OPERATORS.has(value);
  return kind === 'punctuator' ? /^[)\]}]$/.test(value) : value !== '${';
}
