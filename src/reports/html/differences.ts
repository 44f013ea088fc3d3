import type { DiffReport } from '../../model/report.js';
import { many } from '../shared/words.js';
import { html, jsonIsland, type Markup } from './markup.js';
import { page } from './page.js';
import { rowOf } from './row.js';
import { settingsBlock } from './settings.js';

/** The page for a report of `diff`. */
export function differencesPage(report: DiffReport): string {
  const { source, target, tool } = report;
  const title = `${source.reference} → ${target.reference}: differences`;
  return page(
    title,
    html`<header>
<p class="tool">hostdrift ${tool.version}</p>
<h1>${source.reference} → ${target.reference}</h1>
</header>
<main>
${settingsBlock(report)}
${differencesBlock(report, 0, true)}
</main>`,
  );
}

/**
 * All differences of a pair, as data that the page's script lays out a screen at a time: fifty thousand rows as HTML
 * would stop a browser.
 */
export function differencesBlock(report: DiffReport, index: number, open = false): Markup {
  const rows = Object.values(report.sections).flatMap(({ differences }) => differences.map(rowOf));
  if (rows.length === 0) return html`<p class="differences">No differences.</p>`;
  const id = `differences-${index}`;
  return html`<details class="differences" data-rows="${id}"${open ? html` open` : undefined}><summary>${many(rows.length, 'difference')}, nothing judged</summary>
<p class="controls"><label>Search <input type="search"></label> <label><input type="checkbox"> with what is folded</label> <output aria-live="polite"></output></p>
<noscript><p>This list needs scripts. The command hostdrift diff prints it.</p></noscript>
<table><thead><tr><th scope="col">What</th><th scope="col">Source</th><th scope="col">Target</th></tr></thead><tbody></tbody></table>
<p><button type="button" hidden>Show more</button></p>
${jsonIsland(id, rows)}
</details>`;
}
