import type { Evidence, Finding } from '../../model/finding.js';
import { prose } from '../../model/visible.js';
import { html, type Markup } from './markup.js';

/** Facts of one side that are laid out at once; the others open. */
const SHOWN = 8;

const TITLES = { payload: 'Payload', source: 'Source', target: 'Target' } as const;

/**
 * The evidence, drawn: of a proof the chain of files in which each asks for the next and where it stops; else what is the
 * case in the source beside what is the case in the target.
 */
export function evidenceFigure({ evidence }: Finding): Markup | undefined {
  if (evidence.length === 0) return undefined;
  return evidence.some(({ environment }) => environment === 'payload') ? chain(evidence) : sides(evidence);
}

function chain(evidence: readonly Evidence[]): Markup {
  const links = evidence.map(
    (one, index) =>
      html`<li class="${one.environment}${index === evidence.length - 1 ? ' stop' : ''}"><span class="side">${TITLES[one.environment]}</span> ${fact(one)}</li>
`,
  );
  return html`<ol class="chain" aria-label="Chain of evidence">
${links}</ol>`;
}

function sides(evidence: readonly Evidence[]): Markup {
  const columns = (['source', 'target'] as const).map((environment) => {
    const facts = evidence.filter((one) => one.environment === environment);
    return html`<div class="${environment}"><p class="side">${TITLES[environment]}</p>
${facts.length === 0 ? html`<p class="none">nothing</p>` : list(facts)}</div>
`;
  });
  return html`<div class="sides">
${columns}</div>`;
}

/** One more would take no less room folded than laid out. */
function list(facts: readonly Evidence[]): Markup {
  const shown = facts.length > SHOWN + 1 ? SHOWN : facts.length;
  const items = facts.map(
    (one) => html`<li>${fact(one)}</li>
`,
  );
  const more = items.slice(shown);
  return html`<ul>
${items.slice(0, shown)}</ul>${
    more.length === 0
      ? undefined
      : html`<details class="more"><summary>and ${more.length} more</summary>
<ul>
${more}</ul></details>`
  }`;
}

function fact({ path, line, fact: text }: Evidence): Markup {
  if (path === undefined) return html`${prose(text)}`;
  const place = line === undefined ? path : `${path}:${line}`;
  return html`<code class="path">${place}</code> ${prose(text)}`;
}
