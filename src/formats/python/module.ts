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

/** Deepest nesting of blocks that is followed (CPython itself stops at 100 indentations). */
const DEEPEST = 100;

const BLOCK = /^(?:async\s+)?(if|elif|else|try|except|finally|for|while|with|def|class|match|case)\b/;
const MAKES_NAMES =
  /\bglobals\(\)|\bsys\.modules\[__name__\]|\bexec\(|\bvars\(\)|\b_convert_\(|\bsetattr\(|\bglobal_enum\b/;
const MAKES_PATHS = /\bsys\.(?:path\.(?:insert|append|extend)\(|path\s*(?:\+?=|\[)|meta_path\b)|\bsite\.addsitedir\(/;

/** Reads Python source for what it imports, offers and asks of the language. Never throws, runs nothing. */
export function readModule(source: string): PythonModule {
  const lines = logicalLines(source);
  const reader = new Reader(lines);
  const body = reader.block(0, 0);
  const answers = lines.findIndex(({ indent, text }) => indent === 0 && /^def\s+__getattr__\s*\(/.test(text));
  const listed = answers === -1 ? [] : listedNames(lines, answers);
  const makes = lines.some(({ text }) => MAKES_NAMES.test(text));
  return {
    body,
    names: [...reader.names].sort(),
    open: makes || (answers !== -1 && listed === undefined),
    answers: listed ?? [],
    searches: lines.some(({ text }) => MAKES_PATHS.test(text)),
    syntax: newestSyntax(lines),
    isProgram: lines.some(({ indent, text, strings }) => isMainGuard(indent, text, strings)),
  };
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
  #at = 0;

  constructor(readonly lines: readonly LogicalLine[]) {}

  /** Statements from here on that are indented as the first is, or deeper. */
  block(least: number, depth: number, binds = true): Statement[] {
    const first = this.lines[this.#at];
    if (first === undefined || first.indent < least) return [];
    const found: Statement[] = [];
    for (let line = this.lines[this.#at]; line !== undefined && line.indent >= least; line = this.lines[this.#at]) {
      if (line.indent < first.indent) break;
      found.push(...this.#statement(line, depth, binds));
    }
    return found;
  }

  #statement(line: LogicalLine, depth: number, binds: boolean): Statement[] {
    const word = BLOCK.exec(line.text)?.[1];
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
        if (binds) for (const [, name] of header.head.matchAll(/\bfor\s+(\w+)/g)) this.#bind(name);
        return [...this.#uses(header.head, line.line), ...perhaps(this.#body(line, header, depth, binds))];
    }
  }

  #simple(line: LogicalLine, binds: boolean): Statement[] {
    if (line.text.startsWith('@')) return this.#uses(line.text, line.line);
    const { statements, bindings } = readSimple(line);
    for (const binding of bindings) this.#bindAs(binding, binds);
    const imports = statements.some((statement) => 'import' in statement || 'from' in statement);
    return imports ? [...statements] : [...this.#uses(line.text, line.line), ...statements];
  }

  #definition(line: LogicalLine, header: Header, depth: number, binds: boolean): Statement[] {
    if (binds) this.#bind(/^(?:async\s+)?def\s+(\w+)/.exec(line.text)?.[1]);
    const later = this.#body(line, header, depth, false);
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
    return branches.some(({ body }) => body.length > 0) ? [{ if: branches }] : [];
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
    return [{ try: body, except: handlers, ...parts }];
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
    const word = words.find((each) => new RegExp(`^${each}\\b`).test(next.text));
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

  #bindAs({ name, module }: Binding, binds: boolean): void {
    if (binds) this.#bind(name);
    if (module !== undefined) this.#modules.set(name, module);
  }

  /** Attributes that the text takes of imported modules. */
  #uses(text: string, line: number): Statement[] {
    if (this.#modules.size === 0 || !text.includes('.')) return [];
    const uses = new Set<string>();
    for (const [, name = '', attribute = ''] of text.matchAll(/(?<![\w.)\]])([A-Za-z_]\w*)\.([A-Za-z_]\w*)/g)) {
      const module = this.#modules.get(name);
      if (module !== undefined) uses.add(`${module}.${attribute}`);
    }
    return [...uses].map((use) => ({ use, line }));
  }
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
