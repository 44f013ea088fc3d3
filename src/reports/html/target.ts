import type { Finding } from '../../model/finding.js';
import type { DiffReport, Report, TargetReport } from '../../model/report.js';
import { prose } from '../../model/visible.js';
import { deployedWords } from '../shared/deployed.js';
import { sinceText } from '../shared/since.js';
import { unasked, unaskedWords, without } from '../shared/unasked.js';
import { countsOf, many } from '../shared/words.js';
import { differencesBlock } from './differences.js';
import { findingArticle } from './finding.js';
import { html, type Markup } from './markup.js';
import { settingsBlock } from './settings.js';

/** The words for a verdict, with a mark so that colour is not all that tells them apart. */
export const VERDICTS = { runs: '✓ runs', breaks: '✗ breaks', unknown: '? unknown' } as const;

/** Groups of findings in the order in which they are read. */
const GROUPS: readonly (readonly [title: string, belongs: (finding: Finding) => boolean])[] = [
  ['Errors', ({ level, status }) => status === 'open' && level === 'error'],
  ['Undecided, because facts are unknown', ({ status }) => status === 'undetermined'],
  ['Warnings', ({ level, status }) => status === 'open' && level === 'warning'],
  ['Notes', ({ level, status }) => status === 'open' && level === 'note'],
  ['Waived', ({ status }) => status === 'waived'],
];

/** Everything about one target: the verdict, its findings by level, what could not be read, the differences folded. */
export function targetSection(
  report: Report,
  target: TargetReport,
  index: number,
  differences: DiffReport | undefined,
): Markup {
  const groups = GROUPS.map(([title, belongs]) => {
    const found = target.findings.filter(belongs);
    if (found.length === 0) return undefined;
    const blind = unasked(found);
    const articles = without(found, blind).map((finding) => findingArticle(finding, report.rules[finding.rule]));
    return html`<section class="group"><h3>${title} <span class="count">${found.length}</span></h3>
${articles}${unaskedBlock(blind)}</section>
`;
  });
  return html`<section class="target" id="target-${index}" aria-labelledby="title-${index}">
<h2 id="title-${index}">${target.reference}</h2>
<p class="verdict ${target.verdict}"><strong>${VERDICTS[target.verdict]}</strong> ${summary(target)}</p>
${origin(target)}
${payloadTable(target)}
${deployed(report, target)}
${since(report, target)}
${groups}
${holes(target)}
${differences === undefined ? undefined : settingsBlock(differences)}
${differences === undefined ? undefined : differencesBlock(differences, index)}
</section>
`;
}

/** What no rule could ask for the same want of facts, folded into one. */
function unaskedBlock(blind: readonly Finding[]): Markup | undefined {
  if (blind.length === 0) return undefined;
  const items = blind.map(
    ({ message, rule }) =>
      html`<li>${prose(message)} <code>${rule}</code></li>
`,
  );
  return html`<details class="gone"><summary>${unaskedWords(blind)}</summary>
<ul>
${items}</ul></details>
`;
}

/** Where several payloads are deployed, a row for each. */
function payloadTable({ payloads }: TargetReport): Markup | undefined {
  if (payloads === undefined) return undefined;
  const rows = payloads.map(
    ({ name, scope, verdict, cause, more }) =>
      html`<tr><td class="${verdict}">${VERDICTS[verdict]}</td><th scope="row">${name}</th><td>${scope}</td><td>${cause === undefined ? undefined : html`<code>${cause}</code>${more === 0 ? undefined : ` (+${more} more)`}`}</td></tr>
`,
  );
  return html`<table class="payloads">
<thead><tr><th scope="col">Verdict</th><th scope="col">Payload</th><th scope="col">What it is</th><th scope="col">First cause</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

function summary(target: TargetReport): string {
  const { folded } = target.summary;
  const counts =
    target.findings.length === 0 && target.verdict === 'runs' ? 'nothing known to break' : countsOf(target);
  return folded === 0 ? counts : `${counts}; ${many(folded, 'difference')} that no rule minds`;
}

function deployed({ source }: Report, target: TargetReport): Markup | undefined {
  const words = deployedWords(source, target);
  return words === undefined ? undefined : html`<p class="origin">Judged: ${words}</p>`;
}

function origin({ environment }: TargetReport): Markup | undefined {
  const { platform, digest } = environment;
  const said = [
    platform === undefined ? undefined : `${platform.os}/${platform.architecture}`,
    digest === undefined ? undefined : digest,
  ].filter((text) => text !== undefined);
  return said.length === 0 ? undefined : html`<p class="origin">${said.join(' · ')}</p>`;
}

/** Of a check against an earlier report: how much is new, and what is gone. */
function since(report: Report, target: TargetReport): Markup | undefined {
  const text = sinceText(report, target);
  if (text === undefined) return undefined;
  const { gone = [] } = target;
  const items = gone.map(
    ({ message, rule }) =>
      html`<li>${prose(message)} <code>${rule}</code></li>
`,
  );
  return html`<p class="since">${text}</p>
${
  gone.length === 0
    ? undefined
    : html`<details class="gone"><summary>Gone <span class="count">${gone.length}</span></summary>
<ul>
${items}</ul></details>`
}`;
}

function holes({ problems }: TargetReport): Markup | undefined {
  if (problems.length === 0) return undefined;
  const items = problems.map(
    ({ environment, section, path, message }) =>
      html`<li>${environment}, ${section}${path === undefined ? undefined : html` <code>${path}</code>`}: ${prose(message)}</li>
`,
  );
  return html`<details class="holes"><summary>What could not be read, and so is neither same nor different <span class="count">${problems.length}</span></summary>
<ul>
${items}</ul></details>`;
}
