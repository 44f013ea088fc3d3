import type { RenderOptions } from '../../model/reporter.js';
import type { SectionStatus, Snapshot } from '../../model/snapshot.js';
import { prose, visible } from '../../model/visible.js';
import { pad } from './columns.js';
import { type Page, pageFor } from './page.js';
import { counted, paragraph, type Span } from './paragraph.js';

/** How an environment was read. */
export interface Account {
  readonly snapshot: Snapshot;
  /** Each file that was read, with the section and the probe that it was read for; nothing where a snapshot was read. */
  readonly read: readonly (readonly [section: string, path: string, probe: string])[];
  readonly milliseconds: number;
}

/** What is said of the sections of each status. */
const STATUSES: readonly (readonly [status: SectionStatus, label: string])[] = [
  ['complete', 'complete'],
  ['partial', 'partial'],
  ['failed', 'failed'],
  ['not-applicable', 'no use'],
];

/** What was read of an environment: how long it took, layers, files by probe, how far each section can be trusted. */
export function accountText({ snapshot, read, milliseconds }: Account, options: RenderOptions): string {
  const page = pageFor(options);
  const { environment, sections, takenAt } = snapshot;
  const files = new Set(read.map(([, path]) => path)).size;
  const facts = Object.values(sections).reduce((sum, section) => sum + Object.keys(section.facts).length, 0);
  const parts = [
    files === 0 ? `a snapshot of ${takenAt.slice(0, 10)}` : `${environment.kind}, ${counted(files, 'file')} read`,
    ...(environment.layers === undefined ? [] : [counted(environment.layers.length, 'layer')]),
    `${counted(facts, 'fact')} in ${counted(Object.keys(sections).length, 'section')}`,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ];
  const head: Span[] = [
    { text: visible(environment.reference), style: 'strong', whole: true },
    { text: `: ${parts.join(', ')}` },
  ];
  return `${[
    ...paragraph(page, { first: { text: '' }, rest: 2 }, head),
    ...row(page, 'probes', [...probeCounts(read)]),
    ...STATUSES.flatMap(([status, label]) => row(page, label, sectionsOf(snapshot, status))),
  ].join('\n')}\n`;
}

/** `dpkg 3`: how many files each probe read, the probes by name. */
function probeCounts(read: Account['read']): string[] {
  const counts = new Map<string, number>();
  for (const [, , probe] of read) counts.set(probe, (counts.get(probe) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([probe, count]) => `${visible(probe)} ${count}`);
}

/** The sections of a status with their number of facts; of those with holes the first reason. */
function sectionsOf({ sections }: Snapshot, status: SectionStatus): string[] {
  return Object.entries(sections)
    .filter(([, section]) => section.status === status)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { facts, problems }]) => {
      if (status === 'not-applicable') return visible(name);
      const [first] = problems;
      const path = first?.path === undefined ? '' : `${visible(first.path)}: `;
      const why = first === undefined || status === 'complete' ? '' : ` (${path}${prose(first.message)})`;
      return `${visible(name)} ${Object.keys(facts).length}${why}`;
    });
}

function row(page: Page, label: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const first = { text: `  ${pad(label, 10)}`, style: 'faint' as const };
  return paragraph(page, { first }, [{ text: items.join(', ') }]);
}
