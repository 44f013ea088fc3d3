import type { TargetReport } from '../../model/report.js';
import { visible } from '../../model/visible.js';
import type { Page } from './page.js';
import { counted, paragraph } from './paragraph.js';

/** How many rules are named. */
const NAMED = 3;

/** Why nothing certain can be said of a target: what could not be read, and which rules could not decide for that. */
export function unknownLines(page: Page, target: TargetReport): string[] {
  if (target.verdict !== 'unknown') return [];
  const rules = target.findings.filter(({ level, status }) => level === 'error' && status === 'undetermined');
  const names = [...new Set(rules.map(({ rule }) => visible(rule)))];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  const reasons = [
    ...(['source', 'target'] as const).flatMap((side) => unread(target, side)),
    ...(names.length === 0
      ? []
      : [`${counted(names.length, 'rule')} could not decide: ${names.slice(0, NAMED).join(', ')}${more}`]),
  ];
  if (reasons.length === 0) return [];
  return paragraph(page, { first: { text: '  unknown because ', style: 'faint' }, rest: 4 }, [
    { text: reasons.join('; ') },
  ]);
}

/** `of the target packages could not be read`, or all of it. */
function unread({ problems }: TargetReport, side: 'source' | 'target'): string[] {
  const sections = [
    ...new Set(problems.filter(({ environment }) => environment === side).map(({ section }) => visible(section))),
  ];
  if (sections.length === 0) return [];
  const more = sections.length > NAMED ? ` and ${sections.length - NAMED} more sections` : '';
  return [`of the ${side} ${sections.slice(0, NAMED).join(', ')}${more} could not be read`];
}
