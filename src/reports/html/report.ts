import type { DiffReport, Report, TargetReport } from '../../model/report.js';
import { scopeWords } from '../shared/scope.js';
import { countsOf } from '../shared/words.js';
import { html, type Markup } from './markup.js';
import { page } from './page.js';
import { targetSection, VERDICTS } from './target.js';

/** The page for a report of `check`; `differences` are those of each target, in the order of the targets. */
export function reportPage(report: Report, differences: readonly DiffReport[]): string {
  const { source, targets } = report;
  const scope = scopeWords(report);
  const [only] = targets;
  const title =
    targets.length === 1 && only !== undefined
      ? `${source.reference} → ${only.reference}: ${only.verdict}`
      : `${source.reference} → ${targets.length} targets`;
  const head = html`<header>
<p class="tool">hostdrift ${report.tool.version}</p>
<h1>${source.reference} → ${targets.length === 1 ? only?.reference : `${targets.length} targets`}</h1>
${scope === undefined ? undefined : html`<p class="origin">Deployed: ${scope}</p>`}
${targets.length === 1 ? undefined : matrix(targets)}
</header>
${controls(report)}`;
  const sections = targets.map((target, index) => targetSection(report, target, index, differences[index]));
  return page(
    title,
    html`${head}
<main>
${sections}
</main>`,
  );
}

/** A row a target, which leads to its section. */
function matrix(targets: readonly TargetReport[]): Markup {
  const rows = targets.map((target, index) => {
    const [first] = target.findings.filter(({ level, status }) => level === 'error' && status !== 'waived');
    const cause = target.verdict === 'runs' ? undefined : (first?.cause ?? first?.rule);
    return html`<tr><td class="${target.verdict}">${VERDICTS[target.verdict]}</td><th scope="row"><a href="#target-${index}">${target.reference}</a></th><td>${countsOf(target)}</td><td>${cause === undefined ? undefined : html`<code>${cause}</code>`}</td></tr>
`;
  });
  return html`<table class="matrix">
<thead><tr><th scope="col">Verdict</th><th scope="col">Target</th><th scope="col">Findings</th><th scope="col">First cause</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

const KINDS = [
  ['error', 'Errors', true],
  ['undetermined', 'Undecided', true],
  ['warning', 'Warnings', true],
  ['note', 'Notes', false],
  ['waived', 'Waived', false],
] as const;

function controls({ against }: Report): Markup {
  const boxes = KINDS.map(
    ([kind, title, on]) =>
      html`<label><input type="checkbox" data-kind="${kind}"${on ? html` checked` : undefined}> ${title}</label>
`,
  );
  return html`<form class="controls" role="search" aria-label="Filter findings">
<label for="search">Search</label> <input type="search" id="search" placeholder="rule, file, library …">
${boxes}${
  against === undefined
    ? undefined
    : html`<label><input type="checkbox" id="fresh"> Only new</label>
`
}<output id="shown" aria-live="polite"></output>
</form>`;
}
