import type { Finding } from '../../model/finding.js';
import type { ReportedRule } from '../../model/report.js';
import { prose } from '../../model/visible.js';
import { isNew } from '../shared/since.js';
import { acceptance, payloadsOf } from '../shared/words.js';
import { evidenceFigure } from './evidence.js';
import { html, type Markup } from './markup.js';

const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const;

/** One finding: what is wrong, the evidence of both sides, how to mend it, and why it matters for who wants to know. */
export function findingArticle(finding: Finding, rule: ReportedRule | undefined): Markup {
  const { cause, message, fix, level, status } = finding;
  const kind = status === 'open' ? LEVELS[level] : status;
  const fresh = isNew(finding);
  const accepted = acceptance(finding);
  const payloads = payloadsOf(finding);
  return html`<article class="finding ${kind}" data-kind="${kind}"${fresh ? html` data-fresh` : undefined}>
<h4>${prose(message)}</h4>
<p class="tags">${fresh ? html`<strong class="fresh">new</strong> ` : undefined}<span class="level">${kind === level ? level : `${kind} ${level}`}</span> <code>${finding.rule}</code>${cause === undefined ? undefined : html` <code>${cause}</code>`}${payloads === undefined ? undefined : html` of <strong>${payloads}</strong>`}</p>
${accepted === undefined ? undefined : html`<p class="accepted"><strong>Accepted</strong> ${accepted}</p>`}
${evidenceFigure(finding)}
<p class="fix"><strong>Fix</strong> ${prose(fix)}</p>
${rule === undefined ? undefined : why(rule)}
</article>
`;
}

function why({ title, why: reason, references }: ReportedRule): Markup {
  const links = references.map(
    (url) => html`<li>${link(url)}</li>
`,
  );
  return html`<details class="why"><summary>Why: ${title}</summary>
<p>${prose(reason)}</p>
${
  links.length === 0
    ? undefined
    : html`<ul>
${links}</ul>`
}</details>`;
}

/** A rule pack of the user's may name anything as a reference: only what a browser opens harmlessly becomes a link. */
function link(url: string): Markup {
  return /^https?:\/\//.test(url) ? html`<a href="${url}" rel="noreferrer noopener">${url}</a>` : html`${url}`;
}
