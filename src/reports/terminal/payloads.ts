import type { TargetReport } from '../../model/report.js';
import { prose, visible } from '../../model/visible.js';
import { columns, pad } from './columns.js';
import { VERDICT_STYLE, verdictSymbol } from './headline.js';
import type { Page } from './page.js';
import { grouped, paragraph } from './paragraph.js';

/** Where several payloads are deployed, a row for each: its verdict and what stands first in the way. */
export function payloadLines(page: Page, { payloads = [] }: Pick<TargetReport, 'payloads'>): string[] {
  const width = Math.max(0, ...payloads.map(({ name }) => columns(visible(name))));
  return payloads.flatMap(({ name, verdict, cause, more }) => {
    const first = { text: `  ${pad(`${verdictSymbol(page, verdict)} ${verdict}`, 11)}`, style: VERDICT_STYLE[verdict] };
    const others = more === 0 ? '' : ` (+${grouped(more)} more)`;
    if (cause === undefined) return paragraph(page, { first }, [{ text: visible(name) }]);
    const named = { text: `${pad(visible(name), width)} `, whole: true };
    return paragraph(page, { first, rest: 13 + width + 2 }, [named, { text: ` ${prose(cause)}${others}` }]);
  });
}
