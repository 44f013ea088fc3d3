import { note, type TextProblem } from '../text-problem.js';
import { contentLines } from './lines.js';
import { wordsOf } from './words.js';

/** One directive of Apache, or a section with what is inside. */
export interface ApacheDirective {
  /** As written; case does not matter. */
  readonly name: string;
  readonly parameters: readonly string[];
  readonly line: number;
  readonly block?: ApacheDirective[];
}

/** A file of Apache. */
export interface ApacheText {
  readonly directives: readonly ApacheDirective[];
  readonly problems: readonly TextProblem[];
}

/** Sections in sections. */
const MAX_DEPTH = 40;

/** Reads directives, one a line, and sections `<Name …>` to `</Name>` (Apache manual, "Configuration Files"). Never throws. */
export function parseApache(text: string): ApacheText {
  const problems: TextProblem[] = [];
  const top: ApacheDirective[] = [];
  const open: { readonly name: string; readonly line: number; readonly list: ApacheDirective[] }[] = [];
  for (const { text: content, line } of contentLines(text, { comments: '#', continued: true })) {
    const list = open.at(-1)?.list ?? top;
    if (content.startsWith('</')) {
      const name = content.slice(2).replace(/>.*$/, '').trim();
      if (open.at(-1)?.name.toLowerCase() !== name.toLowerCase()) note(problems, line, `unexpected </${name}>`);
      else open.pop();
      continue;
    }
    const [name = '', ...parameters] = wordsOf(section(content), { escapes: 'quotes' });
    if (!content.startsWith('<')) list.push({ name, parameters, line });
    else if (!content.endsWith('>')) note(problems, line, `<${name} is not closed by ">"`);
    else if (open.length >= MAX_DEPTH) note(problems, line, `more than ${MAX_DEPTH} sections inside each other`);
    else {
      const block: ApacheDirective[] = [];
      list.push({ name, parameters, line, block });
      open.push({ name, line, list: block });
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) note(problems, unclosed.line, `<${unclosed.name}> is not closed`);
  return { directives: top, problems };
}

function section(content: string): string {
  return content.startsWith('<') ? content.slice(1).replace(/>$/, '') : content;
}
