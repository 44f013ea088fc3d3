import { note, type TextProblem } from '../text-problem.js';
import { NginxLexer } from './nginx-lexer.js';

/** One directive of nginx, with what is between its braces where it has some. */
export interface NginxDirective {
  readonly name: string;
  /** Without quotes. */
  readonly parameters: readonly string[];
  /** Line of its name, from 1. */
  readonly line: number;
  readonly block?: NginxDirective[];
}

/** A file of nginx; where there are problems, the directives before the first one that nginx itself would refuse. */
export interface NginxText {
  readonly directives: readonly NginxDirective[];
  readonly problems: readonly TextProblem[];
}

/** Blocks in blocks; nginx knows no bound, but nobody writes more. */
const MAX_DEPTH = 40;

/** Directives of one file. */
const MAX_DIRECTIVES = 50_000;

/**
 * Reads a configuration file as nginx does (src/core/ngx_conf_file.c): words end at blanks, `;` and `{`; quotes and
 * comments only where a word begins. Includes are for the caller to resolve. Never throws.
 */
export function parseNginx(text: string): NginxText {
  const problems: TextProblem[] = [];
  const top: NginxDirective[] = [];
  const open: { readonly line: number; readonly list: NginxDirective[] }[] = [];
  const lexer = new NginxLexer(text);
  let list = top;
  for (let count = 0; ; count++) {
    const statement = lexer.next();
    if (statement.kind === 'end') break;
    if (statement.kind === 'problem' || count >= MAX_DIRECTIVES) {
      note(problems, statement.line, statement.kind === 'problem' ? statement.message : 'too many directives');
      return { directives: top, problems };
    }
    if (statement.kind === 'close') {
      if (open.pop() === undefined) note(problems, statement.line, 'unexpected "}"');
      list = open.at(-1)?.list ?? top;
      continue;
    }
    const { name, parameters, line } = statement;
    if (!statement.opens) {
      list.push({ name, parameters, line });
      continue;
    }
    const block: NginxDirective[] = [];
    list.push({ name, parameters, line, block });
    open.push({ line, list: block });
    list = block;
    if (open.length > MAX_DEPTH) {
      note(problems, line, `more than ${MAX_DEPTH} blocks inside each other`);
      return { directives: top, problems };
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) note(problems, unclosed.line, 'the block that begins here is not closed');
  return { directives: top, problems };
}
