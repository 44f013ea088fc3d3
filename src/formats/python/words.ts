import type { Statement } from './statements.js';

const ZONE = /^[A-Z][A-Za-z]*(?:\/[A-Z][A-Za-z]*(?:[-_][A-Za-z]+)*){1,2}$/;

/** Adds the top-level names of all modules that statements import by absolute name, wherever they stand. */
export function collectImports(body: readonly Statement[], into: Set<string>): void {
  for (const statement of body) {
    if ('import' in statement) into.add(top(statement.import));
    else if ('from' in statement) into.add(top(statement.from));
    else for (const inner of bodiesOf(statement)) collectImports(inner, into);
  }
  into.delete('');
}

/** The statements with those words given to packages that are among `known` or name a time zone. */
export function withWords(body: readonly Statement[], known: ReadonlySet<string>): readonly Statement[] {
  return body.flatMap((statement): readonly Statement[] => {
    if ('later' in statement) return [{ ...statement, later: withWords(statement.later, known) }];
    if ('if' in statement)
      return [{ if: statement.if.map(({ when, body: inner }) => ({ when, body: withWords(inner, known) })) }];
    if ('try' in statement) return [tryWithWords(statement, known)];
    if (!('gives' in statement)) return [statement];
    const isZone = top(statement.to) === 'zoneinfo';
    const gives = statement.gives.filter((word) => known.has(word) || (isZone && (ZONE.test(word) || word === 'UTC')));
    return gives.length === 0 ? [] : [{ ...statement, gives }];
  });
}

function tryWithWords(
  statement: Extract<Statement, { try: unknown }>,
  known: ReadonlySet<string>,
): Extract<Statement, { try: unknown }> {
  const part = (name: 'else' | 'finally') =>
    statement[name] === undefined ? {} : { [name]: withWords(statement[name], known) };
  return {
    try: withWords(statement.try, known),
    except: statement.except.map(({ catches, body }) => ({ catches, body: withWords(body, known) })),
    ...part('else'),
    ...part('finally'),
  };
}

function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  if ('later' in statement) return [statement.later];
  if ('if' in statement) return statement.if.map(({ body }) => body);
  if (!('try' in statement)) return [];
  return [statement.try, ...statement.except.map(({ body }) => body), statement.else ?? [], statement.finally ?? []];
}

function top(module: string): string {
  return module.split('.', 1)[0] ?? '';
}
