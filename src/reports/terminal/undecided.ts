import type { Finding } from '../../model/finding.js';
import { visible } from '../../model/visible.js';
import { unasked, without } from '../shared/unasked.js';
import { type Detail, findingLines, type Mark } from './findings.js';
import type { Page } from './page.js';
import { counted, paragraph, type Span } from './paragraph.js';

/**
 * What no rule could decide. Errors are said one by one; that something of less weight is not known either mostly has
 * the same reason again, so the names of those rules do. Where a whole part of the environment is unknown (a bill of
 * materials lists packages alone), rules without anything to go by are one line, and the reasons stand below.
 */
export function undecidedLines(page: Page, findings: readonly Finding[], all: boolean, detail: Detail): string[] {
  const undecided = findings.filter((finding) => finding.status === 'undetermined');
  if (undecided.length === 0) return [];
  const folded = all ? [] : unasked(undecided);
  const left = without(undecided, folded);
  const said = all ? left : left.filter((finding) => finding.level === 'error');
  const named = [...new Set(left.filter((finding) => !said.includes(finding)).map((finding) => finding.rule))];
  const mark: Mark = { symbol: page.symbols.unknown, style: 'warning' };
  const first: Span = { text: `${mark.symbol} `, style: mark.style };
  const names: Span[] = named.map((rule, index) => ({ text: visible(rule) + (index < named.length - 1 ? ', ' : '') }));
  return [
    '',
    page.paint('strong', 'Undecided, because facts are unknown'),
    ...findingLines(page, mark, said, { ...detail, fix: false }),
    ...(named.length === 0 ? [] : paragraph(page, { first }, [{ text: 'warnings and notes of: ' }, ...names])),
    ...(folded.length === 0 ? [] : paragraph(page, { first }, foldedSpans(folded))),
  ];
}

function foldedSpans(folded: readonly Finding[]): Span[] {
  const errors = folded.filter(({ level }) => level === 'error').length;
  const of = errors === 0 ? '' : `, ${errors} of them about what would break`;
  return [
    { text: `${counted(folded.length, 'question')} could not be asked for want of what is named below${of}: ` },
    { text: '--verbose', style: 'strong' },
    { text: ' lists them' },
  ];
}
