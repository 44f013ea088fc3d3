import type { RenderOptions } from '../../model/reporter.js';
import type { Snapshot } from '../../model/snapshot.js';
import { prose, visible } from '../../model/visible.js';
import { columns, pad } from './columns.js';
import { type Page, pageFor } from './page.js';
import { counted, paragraph, type Span } from './paragraph.js';
import { command } from './reference.js';

/** A shipped snapshot and the name by which it is referred to. */
export interface Baseline {
  readonly name: string;
  readonly snapshot: Snapshot;
}

/** What each baseline is, and how and when it was made. */
export function listedBaselines(baselines: readonly Baseline[], options: RenderOptions): string {
  const page = pageFor(options);
  const width = baselines.reduce((widest, { name }) => Math.max(widest, columns(visible(name))), 0);
  const lines = baselines.flatMap(({ name, snapshot }) => baselineLines(page, name, width, snapshot));
  const [first] = baselines;
  const example: Span[] = [{ text: 'Use one like any environment: ' }, command('check', 'host', first?.name ?? 'NAME')];
  const end =
    baselines.length === 0
      ? ['No baselines came with this installation.']
      : paragraph(page, { first: { text: '' } }, example);
  return `${[...lines, ...end].join('\n')}\n`;
}

function baselineLines(
  page: Page,
  name: string,
  width: number,
  { environment, sections, takenAt }: Snapshot,
): string[] {
  const { platform, madeBy } = environment;
  const system = Object.values(sections.os?.facts ?? {}).flatMap(({ prettyName }) =>
    typeof prettyName === 'string' ? [prettyName] : [],
  );
  const packages = Object.keys(sections.packages?.facts ?? {}).length;
  const parts = [
    ...system.slice(0, 1),
    ...(platform === undefined ? [] : [`${platform.os}/${platform.architecture}`]),
    counted(packages, 'package'),
    `taken ${takenAt.slice(0, 10)}`,
  ];
  const first: Span = { text: `${pad(visible(name), width)}  `, style: 'strong' };
  const made = madeBy === undefined ? [] : [{ text: `from: ${prose(madeBy)}`, style: 'faint' as const }];
  return [
    ...paragraph(page, { first }, [{ text: prose(parts.join(', ')) }]),
    ...(made.length === 0 ? [] : paragraph(page, { first: { text: ' '.repeat(width + 2) } }, made)),
    '',
  ];
}
