import type { Manifest, SectionManifest } from '../../model/manifest.js';
import type { RenderOptions } from '../../model/reporter.js';
import { visible } from '../../model/visible.js';
import { columns, pad } from './columns.js';
import { type Page, pageFor } from './page.js';
import { counted, grouped, paragraph, type Span } from './paragraph.js';

/** How many files or redacted facts of a section are named unless all are asked for. */
const NAMED = 8;

/** How many fields of one fact are named. */
const FIELDS = 4;

/** What a capture holds, for whoever is to hand it over: no value of any fact is in it. */
export function shownManifest(manifest: Manifest, options: RenderOptions): string {
  const page = pageFor(options);
  const entries = Object.entries(manifest.sections).filter(([, { status }]) => status !== 'not-applicable');
  const width = entries.reduce((widest, [name]) => Math.max(widest, columns(visible(name))), 0);
  const total = entries.reduce((sum, [, { redacted }]) => sum + redacted.reduce((all, { count }) => all + count, 0), 0);
  const lines = [
    ...paragraph(page, { first: { text: '' } }, [
      { text: visible(manifest.environment.reference), style: 'strong', whole: true },
      { text: ` holds ${counted(entries.length, 'section')}; ${secrets(total, manifest.redaction?.mode)}` },
    ]),
    '',
    ...entries.flatMap(([name, section]) => sectionLines(page, pad(visible(name), width), section, options.all)),
  ];
  return `${lines.join('\n')}\n`;
}

function secrets(count: number, mode: 'presence' | 'keyed' | undefined): string {
  if (mode === undefined) return 'it was not looked through for secrets.';
  const kept = mode === 'keyed' ? 'a token made with your key stands for each' : 'only their presence is kept';
  return count === 0 ? 'no secret was found in it.' : `${counted(count, 'secret')} taken out of it: ${kept}.`;
}

function sectionLines(page: Page, name: string, section: SectionManifest, all: boolean): string[] {
  const { status, facts, problems, fields, files, redacted } = section;
  const parts = [
    counted(facts, 'fact'),
    ...(status === 'complete' ? [] : [`${status}, ${counted(problems, 'problem')}`]),
    ...(files === undefined ? [] : [`${counted(files.length, 'file')} read`]),
  ];
  const indent = columns(name) + 2;
  return [
    ...paragraph(page, { first: { text: `${name}  `, style: 'strong' } }, [{ text: parts.join(', ') }]),
    ...listed(page, indent, 'fields: ', fields.map(visible), true),
    ...listed(page, indent, 'read: ', (files ?? []).map(visible), all),
    ...listed(page, indent, 'redacted: ', redacted.map(place), all),
  ];
}

function place({ key, fields, count }: SectionManifest['redacted'][number]): string {
  const more = fields.length > FIELDS ? ` and ${fields.length - FIELDS} more fields` : '';
  const where = fields.length === 0 ? '' : ` (${fields.slice(0, FIELDS).map(visible).join(', ')}${more})`;
  return `${visible(key)}${where}${count > 1 ? ` ${count} times` : ''}`;
}

function listed(page: Page, indent: number, title: string, items: readonly string[], all: boolean): string[] {
  if (items.length === 0) return [];
  const shown = all ? items : items.slice(0, NAMED);
  const left = items.length - shown.length;
  const spans: Span[] = shown.flatMap((text, at) => [{ text: at === 0 ? text : `, ${text}` }]);
  if (left > 0) spans.push({ text: ` and ${grouped(left)} more: --verbose lists them`, style: 'faint' });
  return paragraph(page, { first: { text: `${' '.repeat(indent)}${title}`, style: 'faint' }, rest: indent + 2 }, spans);
}
