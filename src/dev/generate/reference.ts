import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadRules } from '../../api/rules.js';
import type { Probe } from '../../model/probe.js';
import type { Rule } from '../../model/rule.js';
import { PROBES } from '../../probes/index.js';
import { ROOT } from '../root.js';
import { commandsPage } from './commands-page.js';
import { page, plain } from './page.js';
import { projectPage } from './project-page.js';
import { resolved, type Shape, typeOf } from './shape.js';

/** The pages of the reference that follow from the code: path below the project, and text. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['docs/commands.md', commandsPage(await readFile(join(ROOT, 'oclif.manifest.json'), 'utf8'))],
    ['docs/project.md', projectPage()],
    ['docs/rules.md', rulesPage(await loadRules())],
    ['docs/snapshot.md', snapshotPage(PROBES)],
  ]);
}

/** Every rule: what it says, why, how to mend it, and on what it rests. */
export function rulesPage(rules: readonly Rule[]): string {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = sorted.map(({ id, level, title }) => `| [\`${id}\`](#${id}) | ${level} | ${plain(title)} |`);
  const parts = sorted.map(({ id, level, title, why, fix, references }) =>
    [
      `## ${id}`,
      `${level}: ${plain(title)}`,
      plain(why),
      `**Fix:** ${plain(fix)}`,
      references.map((url) => `- <${url}>`).join('\n'),
    ].join('\n\n'),
  );
  return page('Rules', ['| rule | level | says |\n|---|---|---|', ...rows].join('\n'), ...parts);
}

/** Every section of a snapshot with the fields of its facts. */
export function snapshotPage(probes: readonly Probe[]): string {
  const sections = new Map<string, Probe[]>();
  for (const probe of probes) {
    const name = probe.section ?? probe.id;
    sections.set(name, [...(sections.get(name) ?? []), probe]);
  }
  const parts = [...sections].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, members]) => section(name, members));
  const intro = 'What a snapshot holds, by section. Every fact has a key and these fields; `?` may be missing.';
  return page('Snapshots', intro, ...parts);
}

function section(name: string, probes: readonly Probe[]): string {
  const kinds = [...new Set(probes.map(({ schema }) => schema))];
  const tables = kinds.flatMap((schema) => shapes(resolved(schema))).map(table);
  const titles = [...new Set(probes.map(({ title }) => title))].join('; ');
  return [`## ${name}`, plain(titles), ...new Set(tables)].join('\n\n');
}

/** The records that a schema allows: itself, or each of its alternatives. */
function shapes(schema: unknown): Shape[] {
  const shape = schema as Shape;
  return [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap(shapes).concat(shape.properties ? [shape] : []);
}

function table({ properties = {}, required = [] }: Shape): string {
  const rows = Object.entries(properties).map(([name, shape]) => {
    const mark = required.includes(name) ? '' : '?';
    return `| \`${name}${mark}\` | ${typeOf(shape)} | ${plain(shape.description ?? '')} |`;
  });
  return ['| field | type | |', '|---|---|---|', ...rows].join('\n');
}
