import { diffWordsWithSpace } from 'diff';
import type { Difference } from '../../model/difference.js';
import type { DiffReport } from '../../model/report.js';
import type { Fact } from '../../model/snapshot.js';
import { visible } from '../../model/visible.js';
import { plain } from '../shared/plain.js';
import { many } from '../shared/words.js';
import { html, type Markup } from './markup.js';

/** Settings that are laid out side by side; the list of all differences has the others too. */
const MOST = 300;

/** How far the shortest edit is searched; beyond it both values are shown as they are. Keeps the time linear. */
const MOST_EDITS = 200;

/**
 * The settings that differ, by program, side by side: on either side the file and the line that decide, and the value with
 * what changed in it marked. `undefined` where none differ.
 */
export function settingsBlock(report: DiffReport): Markup | undefined {
  const all = report.sections.configuration?.differences ?? [];
  const shown = all.filter(({ kind, owner }) => kind !== 'unknown' && owner === undefined);
  if (shown.length === 0) return undefined;
  const programs = grouped(shown.slice(0, MOST));
  const left = shown.length - Math.min(shown.length, MOST);
  const tables = [...programs].map(
    ([program, settings]) => html`<table class="settings">
<caption>${program}</caption>
<thead><tr><th scope="col">Setting</th><th scope="col">Source</th><th scope="col">Target</th></tr></thead>
<tbody>
${settings.map(row)}</tbody>
</table>
`,
  );
  return html`<details class="settings"><summary>${many(shown.length, 'setting')} that ${shown.length === 1 ? 'differs' : 'differ'}, side by side</summary>
${tables}${left === 0 ? undefined : html`<p class="count">${left} more are in the list of all differences.</p>`}
</details>`;
}

/** By program: what stands before the colon of a key. */
function grouped(settings: readonly Difference[]): ReadonlyMap<string, readonly Difference[]> {
  const programs = new Map<string, Difference[]>();
  for (const setting of settings) {
    const program = setting.key.split(':', 1)[0] ?? '';
    programs.set(program, [...(programs.get(program) ?? []), setting]);
  }
  return programs;
}

function row({ key, source, target }: Difference): Markup {
  const [before, after] = marked(textOf(source), textOf(target));
  const name = key.slice(key.indexOf(':') + 1);
  return html`<tr><th scope="row">${name}</th><td>${side(source, before)}</td><td>${side(target, after)}</td></tr>
`;
}

function side(fact: Fact | undefined, value: Markup): Markup {
  if (fact === undefined) return html`<span class="none">not set</span>`;
  return html`<span class="path">${placeOf(fact)}</span>
${value}`;
}

/** `/etc/nginx/nginx.conf:14`, or that it is the program's own default. */
function placeOf({ path, line }: Fact): string {
  if (typeof path !== 'string') return 'default of the program';
  return typeof line === 'number' ? `${path}:${line}` : path;
}

/** A value as text; a list has a line for each item. */
function textOf(fact: Fact | undefined): string | undefined {
  if (fact === undefined) return undefined;
  const { value } = fact;
  return Array.isArray(value) ? value.map((item) => visible(plain(item))).join('\n') : visible(plain(value ?? null));
}

/** Both values, with the words marked that the other has not. */
function marked(before: string | undefined, after: string | undefined): readonly [Markup, Markup] {
  const whole = [lines(before), lines(after)] as const;
  if (before === undefined || after === undefined) return whole;
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return whole;
  return [
    html`${parts.map(({ value, added, removed }) => (added ? undefined : removed ? html`<del>${lines(value)}</del>` : lines(value)))}`,
    html`${parts.map(({ value, added, removed }) => (removed ? undefined : added ? html`<ins>${lines(value)}</ins>` : lines(value)))}`,
  ];
}

/** Text whose lines stay lines. */
function lines(text = ''): Markup {
  const [first, ...others] = text.split('\n');
  return html`${first}${others.map((line) => html`\n${line}`)}`;
}
