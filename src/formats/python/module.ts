import { type LogicalLine, logicalLines } from './lines.js';
import { type Binding, readSimple } from './simple.js';
import type { Statement } from './statements.js';
import { type NewSyntax, newestSyntax } from './syntax.js';

/** What of a Python file tells what it needs and what it offers. */
export interface PythonModule {
  readonly body: readonly Statement[];
  /** Names bound at the top level, in any branch, sorted. */
  readonly names: readonly string[];
  /** Whether it may have further names: it binds some by code, or answers for attributes itself (PEP 562). */
  readonly open: boolean;
  /** The names that its own `__getattr__` compares with, sorted, where it has one that does only that. */
  readonly answers: readonly string[];
  /** Whether it has modules looked for elsewhere: it changes `sys.path`, or has a finder of its own. */
  readonly searches: boolean;
  readonly syntax?: NewSyntax | undefined;
  /** Whether it does something when it is run as a program. */
  readonly isProgram: boolean;
}

/** How a file is read. */
export interface ReadOptions {
  /** Leave out what functions do when they are called, and do not ask for all names. */
  readonly shallow?: boolean | undefined;
}

/** Deepest nesting of blocks that is followed (CPython itself stops at 100 indentations). */
const DEEPEST = 100;

const BLOCK = /^(?:async\s+)?(if|elif|else|try|except|finally|for|while|with|def|class|match|case)\b/;
/** First letters of those words. */
const MAY_BEGIN = /^[iaetfwdcm]/;
/** What binds names of the module by code, also in its functions. */
const MAKES_NAMES =
  /\bglobals\(\)(?:\[[^\]\n]*\]\s*=(?!=)|\.(?:update|setdefault)\b|\s*[,)])|=\s*globals\(\)\s*$|\bsetattr\(\s*sys\.modules\b|\bsys\.modules\[__name__\](?:\s*=(?!=)|\.__)/;
/** What does so where it stands outside of functions. */
const MAKES_NAMES_HERE =
  /\bexec\(|\bvars\(\)|\blocals\(\)|\b_convert_\(|\bsetattr\(|\bglobal_enum\b|\bsys\.modules\[__name__\]/;
const MAKES_PATHS = /\bsys\.(?:path\.(?:insert|append|extend)\(|path\s*(?:\+?=|\[)|meta_path\b)|\bsite\.addsitedir\(/;

/** What may name a part of a package, or a zone. */
const WORD = /^[A-Za-z_]\w*(?:\/[\w+-]+)*$/;
/** Words without which those need not be looked for. */
const HINTS_OF_NAMES = [
  'globals()',
  'setattr(',
  'sys.modules[',
  'exec(',
  'vars()',
  'locals()',
  '_convert_(',
  'global_enum',
];
const HINTS_OF_PATHS = ['sys.path', 'sys.meta_path', 'site.addsitedir'];

/** Reads Python source for what it imports, offers and asks of the language. Never throws, runs nothing. */
export function readModule(source: string, { shallow = false }: ReadOptions = {}): PythonModule {
  const lines = logicalLines(source, { shallow });
  const reader = new Reader(lines, !shallow);
  const body = reader.block(0, 0);
  const answers = source.includes('__getattr__')
    ? lines.findIndex(({ indent, text }) => indent === 0 && /^def\s+__getattr__\s*\(/.test(text))
    : -1;
  const listed = answers === -1 || shallow ? [] : listedNames(lines, answers);
  return {
    body,
    names: [...reader.names].sort(),
    open: shallow || makesNames(source, lines) || (answers !== -1 && listed === undefined),
    answers: listed ?? [],
    searches: HINTS_OF_PATHS.some((hint) => source.includes(hint)) && lines.some(({ text }) => MAKES_PATHS.test(text)),
    syntax: newestSyntax(lines),
    isProgram:
      source.includes('__main__') && lines.some(({ indent, text, strings }) => isMainGuard(indent, text, strings)),
  };
}

function makesNames(source: string, lines: readonly LogicalLine[]): boolean {
  if (!HINTS_OF_NAMES.some((hint) => source.includes(hint))) return false;
  if (lines.some(({ text }) => !text.includes('eval(') && MAKES_NAMES.test(text))) return true;
  let inside = -1;
  for (const { indent, text } of lines) {
    if (inside !== -1 && indent > inside) continue;
    inside = /^(?:async\s+)?def\b/.test(text) ? indent : -1;
    if (inside === -1 && MAKES_NAMES_HERE.test(text)) return true;
  }
  return false;
}

function isMainGuard(indent: number, text: string, strings: readonly string[]): boolean {
  return indent === 0 && /^if\b.*\b__name__\b/.test(text) && strings.includes('__main__');
}

/** The strings in a `__getattr__` that ends in `raise AttributeError` and looks nothing up by the name. */
function listedNames(lines: readonly LogicalLine[], at: number): readonly string[] | undefined {
  const end = lines.findIndex(({ indent }, index) => index > at && indent === 0);
  const body = lines.slice(at + 1, end === -1 ? lines.length : end);
  const looksUp = body.some(({ text }) => /\[name\]|getattr\(|import_module|__import__|in\s+[\w.]+\s*:/.test(text));
  if (looksUp || !body.some(({ text }) => /^raise\s+AttributeError\b/.test(text))) return undefined;
  return [...new Set(body.flatMap(({ text, strings }) => (/^(?:case|if|elif)\b/.test(text) ? strings : [])))].sort();
}

class Reader {
  readonly names = new Set<string>();
  /** What stands for a module: the names under which attributes of it may be taken. */
  readonly #modules = new Map<string, string>();
  /** Which module a name was imported from. */
  readonly #taken = new Map<string, string>();
  #at = 0;

  constructor(
    readonly lines: readonly LogicalLine[],
    readonly listsNames: boolean,
  ) {}

  /** Statements from here on that are indented as the first is, or deeper. */
  block(least: number, depth: number, binds = this.listsNames): Statement[] {
    const first = this.lines[this.#at];
    if (first === undefined || first.indent < least) return [];
    const found: Statement[] = [];
    for (let line = this.lines[this.#at]; line !== undefined && line.indent >= least; line = this.lines[this.#at]) {
      if (line.indent < first.indent) break;
      for (const statement of this.#statement(line, depth, binds)) found.push(statement);
    }
    return found;
  }

  #statement(line: LogicalLine, depth: number, binds: boolean): Statement[] {
    const word = MAY_BEGIN.test(line.text) ? BLOCK.exec(line.text)?.[1] : undefined;
    const header = word === undefined || depth > DEEPEST ? undefined : headerOf(line.text, word);
    this.#at++;
    if (header === undefined) return this.#simple(line, binds);
    switch (word) {
      case 'def':
        return this.#definition(line, header, depth, binds);
      case 'class':
        if (binds) this.#bind(/^class\s+(\w+)/.exec(line.text)?.[1]);
        return [...this.#uses(header.head, line.line), ...this.#body(line, header, depth, false)];
      case 'if':
        return this.#if(line, header, depth, binds);
      case 'try':
        return this.#try(line, header, depth, binds);
      case 'match':
        return [{ if: this.#cases(line, header, depth, binds) }];
      case 'with':
        return this.#with(line, header, depth, binds);
      default:
        if (binds) for (const name of targets(header.head)) this.#bind(name);
        return [...this.#uses(header.head, line.line), ...perhaps(this.#body(line, header, depth, binds))];
    }
  }

  #simple(line: LogicalLine, binds: boolean): Statement[] {
    // A function binds names of the module that it declares so.
    if (this.listsNames && line.text.startsWith('global '))
      for (const name of line.text.slice(7).split(',')) this.names.add(name.trim());
    if (line.text.startsWith('@')) return this.#uses(line.text, line.line);
    const { statements, bindings } = readSimple(line, binds);
    for (const binding of bindings) this.#bindAs(binding, binds);
    const imports = statements.some((statement) => 'import' in statement || 'from' in statement);
    return imports
      ? [...statements]
      : [...this.#uses(line.text, line.line), ...statements, ...(this.listsNames ? this.#gives(line) : [])];
  }

  #definition(line: LogicalLine, header: Header, depth: number, binds: boolean): Statement[] {
    if (binds) this.#bind(/^(?:async\s+)?def\s+(\w+)/.exec(line.text)?.[1]);
    const later = this.#body(line, header, depth, false).filter((each) => !isIdle(each) && !('mentions' in each));
    return later.length === 0 ? [] : [{ later }];
  }

  #if(line: LogicalLine, header: Header, depth: number, binds: boolean): Statement[] {
    const branches = [{ when: condition(line, header.head), body: this.#body(line, header, depth, binds) }];
    for (
      let next = this.#follows(line, 'elif', 'else');
      next !== undefined;
      next = this.#follows(line, 'elif', 'else')
    ) {
      const [word, head] = next;
      const at = this.lines[this.#at++] as LogicalLine;
      const when = word === 'else' ? 'true' : condition(at, head.head);
      branches.push({ when, body: this.#body(at, head, depth, binds) });
      if (word === 'else') break;
    }
    const whole = { if: branches };
    return isIdle(whole) ? [] : [whole];
  }

  #try(line: LogicalLine, header: Header, depth: number, binds: boolean): Statement[] {
    const body = this.#body(line, header, depth, binds);
    const handlers: { catches: string[]; body: Statement[] }[] = [];
    const parts: { else?: Statement[]; finally?: Statement[] } = {};
    const words = ['except', 'else', 'finally'] as const;
    for (let next = this.#follows(line, ...words); next !== undefined; next = this.#follows(line, ...words)) {
      const [word, head] = next;
      const at = this.lines[this.#at++] as LogicalLine;
      const inner = this.#body(at, head, depth, binds);
      if (word === 'except') handlers.push({ catches: caught(head.head), body: inner });
      else parts[word === 'else' ? 'else' : 'finally'] = inner;
    }
    const whole = { try: body, except: handlers, ...parts };
    return isIdle(whole) ? [] : [whole];
  }

  #with(line: LogicalLine, header: Header, depth: number, binds: boolean): Statement[] {
    for (const [, name] of header.head.matchAll(/\bas\s+(\w+)/g)) if (binds) this.#bind(name);
    const body = this.#body(line, header, depth, binds);
    const suppressed = /\bsuppress\(([^)]*)\)/.exec(header.head)?.[1];
    if (suppressed === undefined) return [...this.#uses(header.head, line.line), ...body];
    return [{ try: body, except: [{ catches: caught(`except (${suppressed})`), body: [] }] }];
  }

  #cases(line: LogicalLine, header: Header, depth: number, binds: boolean): { when: string; body: Statement[] }[] {
    if (header.rest !== '') return [];
    const branches: { when: string; body: Statement[] }[] = [];
    for (
      let next = this.lines[this.#at];
      next !== undefined && next.indent > line.indent;
      next = this.lines[this.#at]
    ) {
      this.#at++;
      const head = /^case\b/.test(next.text) ? headerOf(next.text, 'case') : undefined;
      branches.push({ when: '?', body: head === undefined ? [] : this.#body(next, head, depth, binds) });
    }
    return branches;
  }

  /** The next line, where it goes on with the statement that `line` began. */
  #follows<Word extends string>(line: LogicalLine, ...words: readonly Word[]): [Word, Header] | undefined {
    const next = this.lines[this.#at];
    if (next === undefined || next.indent !== line.indent) return undefined;
    const word = words.find((each) => next.text.startsWith(each) && !/^\w/.test(next.text.slice(each.length)));
    const header = word === undefined ? undefined : headerOf(next.text, word);
    return word === undefined || header === undefined ? undefined : [word, header];
  }

  #body(line: LogicalLine, { rest }: Header, depth: number, binds: boolean): Statement[] {
    if (rest === '') return this.block(line.indent + 1, depth + 1, binds);
    return this.#simple({ ...line, text: rest }, binds);
  }

  #bind(name: string | undefined): void {
    if (name === undefined) return;
    this.names.add(name);
    this.#modules.delete(name);
  }

  #bindAs({ name, module, from }: Binding, binds: boolean): void {
    if (binds) this.#bind(name);
    if (from !== undefined) this.#taken.set(name, from);
    if (module !== undefined) this.#modules.set(name, module);
  }

  /** Words that are given to something of an imported module. */
  #gives({ text, strings, line }: LogicalLine): Statement[] {
    const words = strings.filter((word) => WORD.test(word));
    if (words.length === 0) return [];
    for (const [, name = ''] of text.matchAll(/(?<![\w.])([A-Za-z_]\w*)(?:\.\w+)*\(/g)) {
      const to = this.#modules.get(name) ?? this.#taken.get(name);
      if (to !== undefined) return [{ gives: words, to, line }];
    }
    return [];
  }

  /** Attributes that the text takes of imported modules. */
  #uses(text: string, line: number): Statement[] {
    if (this.#modules.size === 0) return [];
    let uses: Set<string> | undefined;
    for (let dot = text.indexOf('.'); dot !== -1; dot = text.indexOf('.', dot + 1)) {
      const name = wordBefore(text, dot);
      const module = name === '' ? undefined : this.#modules.get(name);
      const attribute = module === undefined ? undefined : /^[A-Za-z_]\w*/.exec(text.slice(dot + 1, dot + 81))?.[0];
      if (attribute === undefined) continue;
      uses ??= new Set();
      uses.add(`${module}.${attribute}`);
    }
    return uses === undefined ? [] : [...uses].map((use) => ({ use, line }));
  }
}

/** The name that ends before the dot at `end`, where it is no attribute itself; else nothing. */
function wordBefore(text: string, end: number): string {
  let at = end;
  while (at > 0 && isWord(text.charCodeAt(at - 1))) at--;
  const before = text[at - 1];
  return before === '.' || before === ')' || before === ']' ? '' : text.slice(at, end);
}

function isWord(code: number): boolean {
  return (code > 96 && code < 123) || (code > 64 && code < 91) || code === 95 || (code > 47 && code < 58);
}

/** Whether a statement neither imports anything nor takes anything of what was imported. */
function isIdle(statement: Statement): boolean {
  if ('later' in statement) return statement.later.every(isIdle);
  if ('if' in statement) return statement.if.every(({ body }) => body.every(isIdle));
  if (!('try' in statement)) return 'raise' in statement;
  const handlers = statement.except.every(({ body }) => body.every(isIdle));
  return handlers && [...statement.try, ...(statement.else ?? []), ...(statement.finally ?? [])].every(isIdle);
}

/** The names that a `for` binds. */
function targets(head: string): readonly string[] {
  const list = /^(?:async\s+)?for\s+(.*?)\s+in\b/.exec(head)?.[1] ?? '';
  return list.match(/[^\W\d]\w*/g) ?? [];
}

interface Header {
  /** Up to the colon. */
  readonly head: string;
  /** What stands behind it on the same line. */
  readonly rest: string;
}

/** Cuts a compound statement at its colon; `undefined` where it has none, and so is none. */
function headerOf(text: string, word: string): Header | undefined {
  if ((word === 'match' || word === 'case') && !text.endsWith(':')) return undefined;
  let depth = 0;
  const simple = text.length - 1;
  if (text.indexOf(':') === simple) return { head: text.slice(0, simple).trim(), rest: '' };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '(' || character === '[' || character === '{') depth++;
    else if (character === ')' || character === ']' || character === '}') depth--;
    else if (character === ':' && depth === 0 && text[at + 1] !== '=' && !/\blambda\b[^:]*$/.test(text.slice(0, at))) {
      return { head: text.slice(0, at).trim(), rest: text.slice(at + 1).trim() };
    }
  }
  return undefined;
}

/** The condition with its strings put back. */
function condition({ strings }: LogicalLine, head: string): string {
  let index = 0;
  const text = head.replace(/""/g, () => JSON.stringify(strings[index++] ?? '')).replace(/^\w+\s*/, '');
  return text.length > 200 ? '?' : text;
}

function caught(head: string): string[] {
  const list = head.replace(/^except\s*\*?/, '').replace(/\bas\s+\w+$/, '');
  return (list.match(/[A-Za-z_][\w.]*/g) ?? []).map((name) => name.slice(name.lastIndexOf('.') + 1));
}

function perhaps(body: Statement[]): Statement[] {
  return body.length === 0 ? [] : [{ if: [{ when: '?', body }] }];
}
