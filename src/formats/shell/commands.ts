import { CLOSING, type ShellNode, type ShellSyntax } from './nodes.js';
import { SimpleReader } from './simple.js';
import { ShellSyntaxError, type ShellText, skipLines } from './text.js';

const OTHER_SYSTEMS = /cygwin|mingw|msys|darwin|bsd|sunos|aix|windows/i;

/** Reads commands (POSIX shell, 2.10.2). What a plain `sh` does not read is noted, for the statement that holds it. */
export class CommandReader {
  readonly #simple: SimpleReader;

  /** `constant`: what a variable stands for, where that is known. */
  constructor(constant: (name: string) => string | undefined = () => undefined) {
    this.#simple = new SimpleReader(
      (text) => this.#command(text),
      (text, end) => this.#until(text, end),
      constant,
    );
  }

  /** The first syntax beyond `sh` since the last call. */
  takeBeyond(): ShellSyntax | undefined {
    return this.#simple.takeBeyond();
  }

  /** Blanks, line breaks and semicolons. */
  skipSeparators(text: ShellText): void {
    for (;;) {
      text.skipBlanks();
      if (text.peek() === '\n' || (text.peek() === ';' && text.peek(1) !== ';')) text.next();
      else return;
    }
  }

  /** One list of pipelines joined by `&&` and `||`, up to what separates it from the next. */
  complete(text: ShellText): ShellNode {
    text.deeper();
    let node = this.#pipeline(text);
    for (;;) {
      text.skipBlanks();
      const joined = text.startsWith('&&') ? 'and' : text.startsWith('||') ? 'or' : undefined;
      if (joined === undefined) break;
      text.next();
      text.next();
      skipLines(text);
      const right = this.#pipeline(text);
      node = joined === 'and' ? { and: [node, right] } : { or: [node, right] };
    }
    text.shallower();
    if (text.peek() === '&') {
      text.next();
      return { background: node };
    }
    const char = text.peek();
    if (char === ';' && text.peek(1) !== ';') text.next();
    else if (char !== '' && !/[\n;)]/.test(char)) throw new ShellSyntaxError(`${char} is not expected`, text.line);
    return node;
  }

  readonly #until = (text: ShellText, end: ')' | '}'): ShellNode => {
    text.deeper();
    const node = this.#list(text);
    text.shallower();
    if (text.next() !== end) throw new ShellSyntaxError(`${end} is missing`, text.line);
    return node;
  };

  #list(text: ShellText): ShellNode {
    const list: ShellNode[] = [];
    for (;;) {
      this.skipSeparators(text);
      const char = text.peek();
      if (char === '' || char === ')' || text.startsWith(';;') || text.startsWith(';&')) break;
      if (CLOSING.has(this.#reserved(text))) break;
      list.push(this.complete(text));
    }
    return list.length === 1 ? (list[0] as ShellNode) : { list };
  }

  /** The unquoted word that is next, without consuming it. */
  #reserved(text: ShellText): string {
    const [at, line] = [text.at, text.line];
    const word = text.match(/[!{}a-z[\]]+(?=[\s;&|()<>]|$)/y);
    text.at = at;
    text.line = line;
    return word;
  }

  #take(text: ShellText, word: string): void {
    this.skipSeparators(text);
    if (this.#reserved(text) !== word) throw new ShellSyntaxError(`${word} is missing`, text.line);
    text.match(/[^\s;&|()<>]+/y);
  }

  #pipeline(text: ShellText): ShellNode {
    text.deeper();
    const node = this.#negated(text);
    text.shallower();
    return node;
  }

  #negated(text: ShellText): ShellNode {
    text.skipBlanks();
    const word = this.#reserved(text);
    if (word === '!') {
      this.#take(text, '!');
      return { not: this.#pipeline(text) };
    }
    if (word === 'time') {
      this.#take(text, 'time');
      text.skipBlanks();
      text.match(/-p(?=\s)/y);
      return this.#pipeline(text);
    }
    const pipe = [this.#command(text)];
    for (text.skipBlanks(); text.peek() === '|' && text.peek(1) !== '|'; text.skipBlanks()) {
      text.next();
      if (text.peek() === '&') text.next();
      skipLines(text);
      pipe.push(this.#command(text));
    }
    return pipe.length === 1 ? (pipe[0] as ShellNode) : { pipe };
  }

  #command(text: ShellText): ShellNode {
    text.skipBlanks();
    text.deeper();
    const compound = this.#compound(text);
    const node = compound ?? this.#simple.simple(text);
    text.shallower();
    if (compound !== undefined) while (this.#simple.redirection(text) !== undefined);
    return node;
  }

  #compound(text: ShellText): ShellNode | undefined {
    if (text.peek() === '(') {
      if (text.startsWith('((') && text.skipArithmetic()) return { unknown: true };
      text.next();
      return { subshell: this.#until(text, ')') };
    }
    const word = this.#reserved(text);
    switch (word) {
      case '{':
        this.#take(text, word);
        return this.#until(text, '}');
      case 'if':
        this.#take(text, word);
        return this.#if(text);
      case 'while':
      case 'until':
        this.#take(text, word);
        return this.#while(text, word);
      case 'for':
      case 'select':
        this.#take(text, word);
        return this.#for(text);
      case 'case':
        this.#take(text, word);
        return this.#case(text);
      case '[[':
        return this.#test(text);
      case 'function':
        return this.#function(text);
      default:
        return undefined;
    }
  }

  #if(text: ShellText): ShellNode {
    const condition = this.#list(text);
    this.#take(text, 'then');
    const body = this.#list(text);
    const word = this.#reserved(text);
    if (word === 'elif') {
      this.#take(text, word);
      text.deeper();
      const node = { if: condition, do: body, else: this.#if(text) };
      text.shallower();
      return node;
    }
    if (word !== 'else') {
      this.#take(text, 'fi');
      return { if: condition, do: body };
    }
    this.#take(text, 'else');
    const otherwise = this.#list(text);
    this.#take(text, 'fi');
    return { if: condition, do: body, else: otherwise };
  }

  #while(text: ShellText, word: string): ShellNode {
    const condition = this.#list(text);
    this.#take(text, 'do');
    const body = this.#list(text);
    this.#take(text, 'done');
    return { while: word === 'until' ? { not: condition } : condition, do: body };
  }

  #for(text: ShellText): ShellNode {
    text.skipBlanks();
    if (!(text.startsWith('((') && text.skipArithmetic())) {
      this.#simple.word(text);
      skipLines(text);
      if (this.#reserved(text) === 'in') {
        this.#take(text, 'in');
        for (text.skipBlanks(); !/[\n;]|^$/.test(text.peek()); text.skipBlanks()) this.#simple.mustWord(text);
      }
    }
    this.skipSeparators(text);
    const end = this.#reserved(text) === '{' ? '}' : 'done';
    this.#take(text, end === '}' ? '{' : 'do');
    const body = this.#list(text);
    this.#take(text, end);
    return { for: body };
  }

  #case(text: ShellText): ShellNode {
    text.skipBlanks();
    this.#simple.word(text);
    skipLines(text);
    this.#take(text, 'in');
    const branches: ShellNode[] = [];
    for (this.skipSeparators(text); this.#reserved(text) !== 'esac'; this.skipSeparators(text)) {
      if (text.peek() === '(') text.next();
      const patterns: string[] = [];
      for (text.skipBlanks(); text.peek() !== ')'; text.skipBlanks()) {
        if (text.peek() === '|') text.next();
        else patterns.push(this.#simple.mustWord(text).raw);
      }
      text.next();
      const branch = this.#list(text);
      // What tells systems apart tells Linux from these.
      if (!patterns.every((pattern) => OTHER_SYSTEMS.test(pattern))) branches.push(branch);
      text.match(/;;&|;;|;&/y);
    }
    this.#take(text, 'esac');
    return { case: branches };
  }

  /** The test of bash, which is a command to other shells. */
  #test(text: ShellText): ShellNode {
    const { line } = text;
    for (;;) {
      if (text.match(/\]\](?=[\s;&|)]|$)/y) !== '') return { run: ['[['], line };
      text.match(/[^\s'"\\$`]+/y);
      text.skipBlanks();
      if (text.peek() === '\n') text.next();
      else if (text.peek() === '') throw new ShellSyntaxError(']] is missing', text.line);
      else if (/['"\\$`]/.test(text.peek())) this.#simple.mustWord(text);
    }
  }

  #function(text: ShellText): ShellNode {
    const { line } = text;
    this.#take(text, 'function');
    text.skipBlanks();
    const name = this.#simple.word(text).text;
    text.match(/\s*\(\s*\)/y);
    this.#simple.note('function NAME', line);
    skipLines(text);
    return { function: name, body: this.#command(text) };
  }
}
