import type { LogicalLine } from './lines.js';
import type { Statement } from './statements.js';

const DEFINITION = /^(async\s+)?def\s+(\w+)\s*\(/;

/** Functions of a module that calling by name runs as they stand: not decorated; whether each is a coroutine. */
export function plainFunctions(lines: readonly LogicalLine[]): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const [at, { indent, text }] of lines.entries()) {
    const match = indent === 0 ? DEFINITION.exec(text) : null;
    if (match === null || lines[at - 1]?.text.startsWith('@') === true) continue;
    found.set(match[2] ?? '', match[1] !== undefined);
  }
  return found;
}

/** Lines that run when the module does, with those that define functions. */
export function outsideFunctions(lines: readonly LogicalLine[]): readonly LogicalLine[] {
  let inside = -1;
  return lines.filter(({ indent, text }) => {
    if (inside !== -1 && indent > inside) return false;
    inside = /^(?:async\s+)?def\b/.test(text) ? indent : -1;
    return true;
  });
}

/** Lines of methods of those classes that the module itself makes objects of. */
export function inUsedClasses(lines: readonly LogicalLine[]): readonly LogicalLine[] {
  const outside = outsideFunctions(lines);
  let isUsed = false;
  return lines.filter(({ indent, text }) => {
    if (indent > 0) return isUsed;
    const name = /^class\s+(\w+)/.exec(text)?.[1];
    isUsed = name !== undefined && outside.some((line) => line.text !== text && line.text.includes(`${name}(`));
    return false;
  });
}

/** Names that a function's own lines bind, from `at` on: its parameters are in `head`. They hide names of the module. */
export function localNames(
  head: string,
  lines: readonly LogicalLine[],
  at: number,
  indent: number,
): ReadonlySet<string> {
  const names = new Set(head.match(/(?<=[(,*]\s*)[A-Za-z_]\w*(?=\s*[,:=)])/g) ?? []);
  for (let next = at; next < lines.length; next++) {
    const line = lines[next] as LogicalLine;
    if (line.indent <= indent) break;
    for (const [, list = ''] of line.text.matchAll(/\bfor\s+([\w\s,()]+?)\s+in\b/g)) addNames(list, names);
    for (const [, name = ''] of line.text.matchAll(/\bas\s+(\w+)/g)) names.add(name);
    const assigned = /^([\w\s,()]+?)\s*(?::[^=]*)?=(?!=)/.exec(line.text)?.[1];
    if (assigned !== undefined) addNames(assigned, names);
  }
  return names;
}

function addNames(list: string, into: Set<string>): void {
  for (const name of list.match(/[A-Za-z_]\w*/g) ?? []) into.add(name);
}

/** What may end a function, or the program, before its last line. */
const MAY_END = /^(?:return|raise|break|continue)\b|\bexit\(|\bparse_(?:known_)?args\(|\bdocopt\(/;

/** Whether what follows a line of a function is certain no more. */
export function mayEnd(text: string): boolean {
  return MAY_END.test(text);
}

/** A body without calls of functions that do nothing of interest, and without what then is of no interest itself. */
export function withoutIdleCalls(body: readonly Statement[]): readonly Statement[] {
  const functions = new Map(
    body.flatMap((each) => ('later' in each && each.name !== undefined ? [[each.name, each]] : [])),
  );
  const busy = new Set<string>();
  const isBusy = (each: Statement): boolean => {
    if ('invokes' in each) return busy.has(each.invokes);
    if ('ends' in each) return false;
    if ('later' in each) return each.later.some(isBusy);
    if ('if' in each) return each.if.some((branch) => branch.body.some(isBusy));
    if (!('try' in each)) return !('raise' in each);
    return partsOf(each).some((part) => part.some(isBusy));
  };
  for (let size = -1; size !== busy.size; ) {
    size = busy.size;
    for (const [name, { later }] of functions) if (later.some(isBusy)) busy.add(name);
  }
  return body.flatMap((each) => kept(each, busy));
}

function partsOf(statement: Extract<Statement, { try: unknown }>): readonly (readonly Statement[])[] {
  return [statement.try, ...statement.except.map(({ body }) => body), statement.else ?? [], statement.finally ?? []];
}

function kept(statement: Statement, busy: ReadonlySet<string>): Statement[] {
  if ('invokes' in statement) return busy.has(statement.invokes) ? [statement] : [];
  const inner = (body: readonly Statement[]) => body.flatMap((each) => kept(each, busy));
  if ('later' in statement) {
    const later = inner(statement.later);
    return later.every((each) => 'ends' in each) ? [] : [{ ...statement, later }];
  }
  if ('if' in statement) {
    const branches = statement.if.map(({ when, body }) => ({ when, body: inner(body) }));
    return branches.every(({ body }) => body.every((each) => 'raise' in each)) ? [] : [{ if: branches }];
  }
  if (!('try' in statement)) return [statement];
  const part = (name: 'else' | 'finally') => {
    const body = statement[name];
    return body === undefined ? {} : { [name]: inner(body) };
  };
  const except = statement.except.map(({ catches, body }) => ({ catches, body: inner(body) }));
  return [{ try: inner(statement.try), except, ...part('else'), ...part('finally') }];
}
