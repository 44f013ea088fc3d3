/** What the value before a bracket is, or the value that a closing bracket ends. */
type Type = string | undefined;

interface Bracket {
  /** Type of the value that the closing bracket ends. */
  readonly ends: Type;
}

/** Words behind which an expression begins. */
const BEFORE_VALUE = new Set('return typeof case in of do else delete void throw await yield instanceof'.split(' '));
/** Punctuators behind which none begins, or not for certain. */
const AFTER_VALUE = new Set([')', ']', '}', '?.', '.']);

/** What methods give that are called on something of a known type, or on a known object. */
const GIVES: Readonly<Record<string, string>> = {
  ...giving('Array', 'Array#', 'concat copyWithin fill filter flat flatMap map reverse slice sort splice toSorted'),
  ...giving('Array', 'Array#', 'toReversed toSpliced with'),
  ...giving('Array', 'Array.', 'from of'),
  ...giving('Array', 'Object.', 'keys values entries getOwnPropertyNames'),
  ...giving('Array', 'String#', 'split'),
  ...giving('Array', 'Iterator#', 'toArray'),
  ...giving('Iterator', 'Array#', 'keys values entries'),
  ...giving('Iterator', 'Set#', 'keys values entries'),
  ...giving('Iterator', 'Map#', 'keys values entries'),
  ...giving('Iterator', 'String#', 'matchAll'),
  ...giving('Iterator', 'Iterator#', 'drop filter flatMap map take'),
  ...giving('String', 'Array#', 'join'),
  ...giving('String', 'String#', 'concat normalize padEnd padStart repeat replace replaceAll slice substring trim'),
  ...giving('String', 'String#', 'toLowerCase toUpperCase trimEnd trimStart'),
  ...giving('Promise', 'Promise.', 'all allSettled any race resolve reject try'),
  ...giving('Promise', 'Promise#', 'then catch finally'),
};

function giving(type: string, of: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [`${of}${name}`, type]));
}

/**
 * Follows which type the value has that ends at the place reached, where the text itself says so: `[1]`, `'a'`,
 * `new Set()`, `[1].values()`. Nothing is said of variables.
 */
export class Values {
  readonly #open: Bracket[] = [];
  /** Of the value that ends just here. */
  #value: Type;
  /** Of the value that the dot just read stands behind. */
  #receiver: Type;
  /** `Object` of `Object.`; the dot has been read. */
  #object = '';
  /** What the word just read is of its receiver: `Array#values`. */
  #method = '';
  #new = false;
  /** The class that `new` stood before. */
  #made = '';
  #previous = '';
  #previousKind = 'end';

  /** The type of what the dot stands behind that was just read. */
  get receiver(): string | undefined {
    return this.#receiver;
  }

  /** Takes the next token. */
  token(kind: string, value: string): void {
    const begins = this.#valueMayBegin();
    const [before, receiver, object] = [this.#value, this.#receiver, this.#object];
    const [method, made] = [this.#method, this.#made];
    const wasNew = this.#new;
    this.#value = undefined;
    this.#receiver = undefined;
    this.#object = '';
    this.#method = '';
    this.#made = '';
    this.#new = false;
    if (kind === 'string' && begins) this.#value = 'String';
    else if (kind === 'regex') this.#value = 'RegExp';
    else if (kind === 'word') {
      const isMember = this.#previous === '.';
      if (isMember && receiver !== undefined) this.#method = `${receiver}#${value}`;
      else if (isMember && object !== '') this.#method = `${object}.${value}`;
      else if (!isMember && wasNew) this.#made = value;
      else if (!isMember) this.#new = value === 'new';
    } else if (kind === 'punctuator') this.#punctuator(value, begins, before, method, made);
    this.#previous = value;
    this.#previousKind = kind;
  }

  #punctuator(value: string, begins: boolean, before: Type, method: string, made: string): void {
    if (value === '.') {
      this.#receiver = before;
      this.#object = this.#previousKind === 'word' ? this.#previous : '';
    } else if (value === '[') this.#open.push({ ends: begins ? 'Array' : undefined });
    else if (value === '(') {
      this.#open.push({ ends: made !== '' ? made : Object.hasOwn(GIVES, method) ? GIVES[method] : undefined });
    } else if (value === '{') this.#open.push({ ends: undefined });
    else if (value === ')' || value === ']' || value === '}') this.#value = this.#open.pop()?.ends;
  }

  #valueMayBegin(): boolean {
    if (this.#previousKind === 'end') return true;
    if (this.#previousKind === 'word') return BEFORE_VALUE.has(this.#previous);
    return this.#previousKind === 'punctuator' && !AFTER_VALUE.has(this.#previous);
  }
}
