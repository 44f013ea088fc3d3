import type { Problem } from '../model/problem.js';
import type { Snapshot } from '../model/snapshot.js';
import { prose, visible } from '../model/visible.js';

/** A hole of a snapshot: the section that it makes incomplete, and what is the matter. */
export interface SectionProblem {
  readonly section: string;
  readonly problem: Problem | undefined;
}

/** What makes the sections of a snapshot incomplete; nothing when all was read. */
export function incompleteSections({ sections }: Snapshot): readonly SectionProblem[] {
  return Object.entries(sections).flatMap(([section, { status, problems }]): SectionProblem[] => {
    if (status === 'complete' || status === 'not-applicable') return [];
    return problems.length === 0
      ? [{ section, problem: undefined }]
      : problems.map((problem) => ({ section, problem }));
  });
}

/** The same for a person: what is the matter, the first problem of a section each, with the sections that share it. */
export function incompleteText(holes: readonly SectionProblem[]): string {
  const sections = new Map<string, string[]>();
  for (const section of new Set(holes.map((hole) => hole.section))) {
    const what = matterOf(holes.filter((hole) => hole.section === section));
    sections.set(what, [...(sections.get(what) ?? []), visible(section)]);
  }
  const lines = [...sections].map(([what, names]) => `  ${names.join(', ')}: ${what}\n`);
  return `hostdrift: the snapshot is incomplete. What could not be read is unknown in it:\n${lines.join('')}`;
}

function matterOf([first, ...others]: readonly SectionProblem[]): string {
  const path = first?.problem?.path === undefined ? '' : `${visible(first.problem.path)}: `;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${path}${prose(first?.problem?.message ?? 'no reason recorded')}${more}`;
}
