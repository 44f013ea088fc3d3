import { unasked, usesIn } from './attributes.js';
import { notedCalls, ownCalls } from './calls.js';
import { localNames, mayEnd, plainFunctions } from './functions.js';
import { caught, condition, type Header, headerOf, targets } from './header.js';
import type { LogicalLine } from './lines.js';
import { type Binding, readSimple } from './simple.js';
import type { Statement } from './statements.js';

/** Deepest nesting of blocks that is followed (CPython itself stops at 100 indentations). */
const DEEPEST = 100;

const BLOCK = /^(?:async\s+)?(if|elif|else|try|except|finally|for|while|with|def|class|match|case)\b/;
/** First letters of those words. */
const MAY_BEGIN = /^[iaetfwdcm]/;

/** What has modules looked for in further places. */
export const MAKES_PATHS =
  /\bsys\.(?:path\.(?:insert|append|extend)\(|path\s*(?:\+?=|\[)|meta_path\b)|\bsite\.addsitedir\(/;

/** What may name a part of a package, or a zone. */
const WORD = /^[A-Za-z_]\w*(?:\/[\w+-]+)*$/;

/** Reads logical lines as statements, as far as they matter to what a module needs and offers. */
export class Reader {
  readonly names = new Set<string>();
  /** What stands for a module: the names under which attributes of it may be taken. */
  readonly #modules = new Map<string, string>();
  /** Which module a name was imported from. */
  readonly #taken = new Map<string, string>();
  /** Functions of the module that calling by name runs. */
  readonly #functions: ReadonlyMap<string, boolean>;
  #at = 0;
  /** Nesting of the body of the function that the line is in; -1 outside of any. */
  #function = -1;

  /** `offersOnly`: what a module offers is wanted, and nothing of what it uses: neither functions nor classes are looked into. */
  constructor(
    readonly lines: readonly LogicalLine[],
    readonly listsNames: boolean,
    readonly offersOnly = false,
  ) {
    this.#functions = listsNames && !offersOnly ? plainFunctions(lines) : new Map();
  }

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
        if (this.offersOnly) return this.#passOver(line, header);
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
    if (this.listsNames) this.#globals(line.text);
    // The parts of a property bear its name, whatever else does outside of the class.
    if (/^@\w+\.(?:setter|getter|deleter)$/.test(line.text)) return [];
    if (line.text.startsWith('@')) return this.#uses(line.text, line.line);
    const { statements, bindings } = readSimple(line, binds);
    for (const binding of bindings) this.#bindAs(binding, binds);
    const imports = this.offersOnly || statements.some((statement) => 'import' in statement || 'from' in statement);
    return imports
      ? [...statements]
      : [
          ...this.#uses(line.text, line.line, line.strings),
          ...statements,
          ...(this.listsNames ? this.#calls(line) : []),
        ];
  }

  /** What a line calls that may fail for want of something. */
  #calls(line: LogicalLine): Statement[] {
    const { text, strings } = line;
    const reached = { modules: this.#modules, taken: this.#taken };
    const ends = this.#function !== -1 && mayEnd(text) ? [{ ends: true } as const] : [];
    const searches = MAKES_PATHS.test(text) ? [{ searches: true } as const] : [];
    return [
      ...searches,
      ...this.#gives(line),
      ...notedCalls(text, strings, line.line, reached),
      ...ownCalls(text, line.line, this.#functions),
      ...ends,
    ];
  }

  #definition(line: LogicalLine, header: Header, depth: number, binds: boolean): Statement[] {
    const name = /^(?:async\s+)?def\s+(\w+)/.exec(line.text)?.[1];
    if (binds) this.#bind(name);
    if (this.offersOnly) return this.#passOver(line, header);
    const body = this.#function === -1 ? this.#own(line, header, depth) : this.#body(line, header, depth, false);
    const later = body.filter((each) => !isIdle(each) && !('mentions' in each));
    if (later.every((each) => 'ends' in each)) return [];
    return [binds && depth === 0 && this.#functions.has(name ?? '') ? { later, name } : { later }];
  }

  #globals(text: string): void {
    if (!text.startsWith('global ')) return;
    for (const name of text.slice(7).split(',')) this.names.add(name.trim());
  }

  /** Leaves a body out, but for the names of the module that it declares. */
  #passOver(line: LogicalLine, { rest }: Header): Statement[] {
    if (rest !== '') this.#globals(rest);
    else {
      const least = Math.max(line.indent + 1, this.lines[this.#at]?.indent ?? 0);
      for (let next = this.lines[this.#at]; next !== undefined && next.indent >= least; next = this.lines[this.#at]) {
        this.#globals(next.text);
        this.#at++;
      }
    }
    return [];
  }

  #hide(name: string): void {
    this.#modules.delete(name);
    this.#taken.delete(name);
  }

  /** The body of a function, in which its own names hide those of the module. */
  #own(line: LogicalLine, header: Header, depth: number): Statement[] {
    const [modules, taken] = [new Map(this.#modules), new Map(this.#taken)];
    if (this.listsNames && modules.size + taken.size > 0)
      for (const name of localNames(header.head, this.lines, this.#at, line.indent)) this.#hide(name);
    this.#function = depth;
    const body = this.#body(line, header, depth, false);
    this.#function = -1;
    restore(this.#modules, modules);
    restore(this.#taken, taken);
    return body;
  }

  #if(line: LogicalLine, header: Header, depth: number, binds: boolean): Statement[] {
    const branches = [
      { when: condition(line, header.head), body: unasked(line, this.#body(line, header, depth, binds)) },
    ];
    for (
      let next = this.#follows(line, 'elif', 'else');
      next !== undefined;
      next = this.#follows(line, 'elif', 'else')
    ) {
      const [word, head] = next;
      const at = this.lines[this.#at++] as LogicalLine;
      const when = word === 'else' ? 'true' : condition(at, head.head);
      branches.push({ when, body: unasked(at, this.#body(at, head, depth, binds)) });
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

  #uses(text: string, line: number, strings?: readonly string[]): Statement[] {
    if (this.offersOnly) return [];
    return usesIn(text, line, this.#modules, strings);
  }
}

function restore(map: Map<string, string>, to: ReadonlyMap<string, string>): void {
  map.clear();
  for (const [key, value] of to) map.set(key, value);
}

/** Whether a statement neither imports anything nor takes anything of what was imported. */
function isIdle(statement: Statement): boolean {
  if ('later' in statement) return statement.later.every((each) => isIdle(each) || 'ends' in each);
  if ('if' in statement) return statement.if.every(({ body }) => body.every(isIdle));
  if (!('try' in statement)) return 'raise' in statement;
  const handlers = statement.except.every(({ body }) => body.every(isIdle));
  return handlers && [...statement.try, ...(statement.else ?? []), ...(statement.finally ?? [])].every(isIdle);
}

function perhaps(body: Statement[]): Statement[] {
  return body.length === 0 ? [] : [{ if: [{ when: '?', body }] }];
}
