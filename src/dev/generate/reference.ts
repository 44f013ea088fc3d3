import * as z from 'zod';
import { loadRules } from '../../api/rules.js';
import type { Probe } from '../../model/probe.js';
import type { Rule } from '../../model/rule.js';
import { PROBES } from '../../probes/index.js';

const WRITTEN = '<!-- Written by `npm run generate`: do not edit. -->';

/** The pages of the reference that follow from the code: path below the project, and text. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  return new Map([
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

/** The part of JSON Schema that facts use. */
interface Shape {
  readonly type?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

/** The JSON Schema with the definitions in place of the references to them. */
function resolved(schema: z.ZodType): unknown {
  const { $defs = {}, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const replace = (value: unknown, inside: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((item) => replace(item, inside));
    if (typeof value !== 'object' || value === null) return value;
    const [, name] = /^#\/\$defs\/(.+)$/.exec(String(Reflect.get(value, '$ref'))) ?? [];
    // A definition within itself is told by its kind alone.
    if (name !== undefined) return inside.includes(name) ? { type: 'object' } : replace($defs[name], [...inside, name]);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner, inside)]));
  };
  return replace(json, []);
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

function typeOf(shape: Shape): string {
  if (shape.const !== undefined) return `\`${JSON.stringify(shape.const)}\``;
  if (shape.enum !== undefined) return shape.enum.map((value) => `\`${String(value)}\``).join(', ');
  const alternatives = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  if (alternatives.length > 0) return [...new Set(alternatives.map(typeOf))].join(' or ');
  if (shape.items !== undefined) return `list of ${typeOf(shape.items)}`;
  return typeof shape.type === 'string' ? shape.type : 'any';
}

function page(title: string, ...parts: readonly string[]): string {
  return `${[WRITTEN, `# ${title}`, ...parts].join('\n\n')}\n`;
}

/** Text that means itself in Markdown, also inside a table. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\*_<>|[\]]/g, '\\$&');
}
