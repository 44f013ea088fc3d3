/** One step through a file of nginx. */
export type NginxStatement =
  | {
      readonly kind: 'directive';
      readonly name: string;
      readonly parameters: readonly string[];
      readonly line: number;
      readonly opens: boolean;
    }
  | { readonly kind: 'close'; readonly line: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'problem'; readonly line: number; readonly message: string };

/** Directives that nobody writes as the parameter of another at the beginning of a line: there a semicolon is missing. */
const STARTS: ReadonlySet<string> = new Set([
  ...['access_log', 'add_header', 'alias', 'auth_basic', 'client_max_body_size', 'error_log', 'error_page', 'events'],
  ...['expires', 'fastcgi_pass', 'fastcgi_param', 'gzip', 'http', 'include', 'keepalive_timeout', 'limit_except'],
  ...['listen', 'location', 'log_format', 'map', 'proxy_pass', 'proxy_set_header', 'return', 'rewrite', 'root'],
  ...['sendfile', 'server', 'server_name', 'server_tokens', 'ssl_certificate', 'ssl_certificate_key', 'ssl_protocols'],
  ...['try_files', 'types', 'upstream', 'uwsgi_pass', 'worker_connections', 'worker_processes'],
]);

function unended(name: string, line: number, next: string): NginxStatement {
  return { kind: 'problem', line, message: `"${name}" is not ended by ";" before "${next}"` };
}

const BLANK = /[ \t\r\n]/;
const ESCAPES: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n', '"': '"', "'": "'", '\\': '\\' };

type Sign = ';' | '{' | '}' | 'end';

/** A word, or that there is none because something else comes first. */
type Word = { readonly text: string } | { readonly sign: Sign } | { readonly message: string };

/** Cuts a file of nginx into directives, braces apart. */
export class NginxLexer {
  #at = 0;
  #line = 1;
  /** Line in which the last word began. */
  #startLine = 1;

  constructor(private readonly text: string) {}

  /** The next directive or closing brace. After a problem there is nothing that could be trusted. */
  next(): NginxStatement {
    const words: string[] = [];
    let line = this.#line;
    let lastLine = line;
    for (;;) {
      const word = this.#word();
      if ('message' in word) return { kind: 'problem', line: this.#line, message: word.message };
      if ('text' in word) {
        if (words.length === 0) line = this.#startLine;
        else if (this.#startLine > lastLine && STARTS.has(word.text)) return unended(words[0] ?? '', line, word.text);
        lastLine = this.#startLine;
        words.push(word.text);
        continue;
      }
      const [name, ...parameters] = words;
      return name === undefined ? this.#alone(word.sign) : this.#ended(name, parameters, line, word.sign);
    }
  }

  /** A sign before which no word stands. */
  #alone(sign: Sign): NginxStatement {
    if (sign === '}') return { kind: 'close', line: this.#line };
    if (sign === 'end') return { kind: 'end' };
    return { kind: 'problem', line: this.#line, message: `unexpected "${sign}"` };
  }

  #ended(name: string, parameters: readonly string[], line: number, sign: Sign): NginxStatement {
    if (sign === ';') return { kind: 'directive', name, parameters, line, opens: false };
    if (sign === '{') return this.#opened(name, parameters, line);
    const found = sign === 'end' ? 'the end of the file' : '"}"';
    return { kind: 'problem', line, message: `"${name}" is not ended by ";" before ${found}` };
  }

  /** What a `*_by_lua_block` holds is Lua, not directives: its braces are counted and it is one parameter. */
  #opened(name: string, parameters: readonly string[], line: number): NginxStatement {
    if (!name.endsWith('_by_lua_block')) return { kind: 'directive', name, parameters, line, opens: true };
    const start = this.#at;
    for (let depth = 1; depth > 0; this.#step()) {
      const character = this.text[this.#at];
      if (character === undefined) return { kind: 'problem', line, message: `the block of ${name} is not closed` };
      if (character === '{') depth++;
      if (character === '}') depth--;
    }
    const code = this.text.slice(start, this.#at - 1).trim();
    return { kind: 'directive', name, parameters: [...parameters, code], line, opens: false };
  }

  #word(): Word {
    this.#skip();
    this.#startLine = this.#line;
    const first = this.text[this.#at];
    if (first === undefined) return { sign: 'end' };
    if (first === ';' || first === '{' || first === '}') {
      this.#step();
      return { sign: first };
    }
    return first === '"' || first === "'" ? this.#quoted(first) : this.#bare();
  }

  #skip(): void {
    for (;;) {
      const character = this.text[this.#at];
      if (character === '#') {
        while (this.#at < this.text.length && this.text[this.#at] !== '\n') this.#at++;
      } else if (character !== undefined && (BLANK.test(character) || (character === '\ufeff' && this.#at === 0))) {
        this.#step();
      } else return;
    }
  }

  #quoted(quote: string): Word {
    this.#step();
    let word = '';
    for (;;) {
      const character = this.text[this.#at];
      if (character === undefined) return { message: `a quote that begins in line ${this.#startLine} is not closed` };
      this.#step();
      if (character === quote) break;
      word += character === '\\' ? this.#escape() : character;
    }
    const behind = this.text[this.#at];
    const ended = behind === undefined || BLANK.test(behind) || behind === ';' || behind === '{' || behind === ')';
    return ended ? { text: word } : { message: `unexpected "${behind}" behind a closing quote` };
  }

  #bare(): Word {
    let word = '';
    for (;;) {
      const character = this.text[this.#at];
      if (character === undefined || BLANK.test(character) || character === ';') break;
      // `${name}` is a variable; any other brace begins a block.
      if (character === '{' && this.text[this.#at - 1] !== '$') break;
      this.#step();
      word += character === '\\' ? this.#escape() : character;
    }
    return { text: word };
  }

  /** Before any other character the backslash stands for itself, as regular expressions need it. */
  #escape(): string {
    const character = this.text[this.#at];
    const meaning = character === undefined ? undefined : ESCAPES[character];
    if (meaning === undefined) return '\\';
    this.#step();
    return meaning;
  }

  #step(): void {
    if (this.text[this.#at] === '\n') this.#line++;
    this.#at++;
  }
}
