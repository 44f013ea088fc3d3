import * as z from 'zod';
import { EnvironmentDescription } from './environment.js';
import { Problem } from './problem.js';

/** Version of the snapshot format: the major number changes when a reader of the old one would misread the new one. */
export const SNAPSHOT_SCHEMA_VERSION = '1.0';

/** How far a section's facts can be trusted to be all there are. */
export const SectionStatus = z.enum(['complete', 'partial', 'failed', 'not-applicable']).meta({
  description:
    'complete: all facts; partial: the facts are right but some may be missing; failed: none could be read; ' +
    'not-applicable: this kind of environment has no such facts.',
});

/** See {@link SectionStatus}. */
export type SectionStatus = z.infer<typeof SectionStatus>;

/** One fact: a record of plain JSON values; a field that is not known is left out. */
export type Fact = { readonly [field: string]: z.core.util.JSONType | undefined };

/**
 * See {@link Fact}. Each probe gives its own a stricter schema, by which facts are checked where they are read; that
 * what JSON gave is JSON is not checked again.
 */
export const Fact: z.ZodType<Fact> = z.record(z.string(), z.unknown() as z.ZodType<z.core.util.JSONType>);

/** What one probe found. */
export const Section = z
  .object({
    status: SectionStatus,
    problems: z.array(Problem),
    facts: z.record(z.string(), Fact).meta({ description: 'Records by a stable key, sorted by key.' }),
  })
  .meta({ id: 'Section' });

/** See {@link Section}. */
export type Section = z.infer<typeof Section>;

/** The problems that may hide facts whose keys begin with one of `keys`; without `keys` all of them. */
export function problemsAbout({ problems }: Section, keys?: readonly string[]): readonly Problem[] {
  if (keys === undefined) return problems;
  return problems.filter(
    ({ about }) => about === undefined || keys.some((key) => key.startsWith(about) || about.startsWith(key)),
  );
}

/** How far the facts with such keys can be trusted to be all there are: a file that is not readable hides those of its program. */
export function statusAbout(section: Section, keys?: readonly string[]): SectionStatus {
  if (section.status !== 'partial' || keys === undefined || section.problems.length === 0) return section.status;
  return problemsAbout(section, keys).length === 0 ? 'complete' : 'partial';
}

/** All facts of one environment at one time. */
export const Snapshot = z
  .object({
    schemaVersion: z.string().regex(/^1\.\d+$/, 'expected a snapshot of schema version 1.x'),
    tool: z.object({ name: z.literal('hostdrift'), version: z.string() }),
    takenAt: z.iso.datetime(),
    environment: EnvironmentDescription,
    redaction: z
      .object({
        mode: z.enum(['presence', 'keyed']),
        keyId: z.string().optional().meta({ description: 'Which key the tokens were made with.' }),
      })
      .optional()
      .meta({ description: 'How secrets were taken out: only their presence was kept, or a keyed token of each.' }),
    sections: z.record(z.string(), Section),
  })
  .meta({ id: 'Snapshot', title: 'hostdrift snapshot' });

/** See {@link Snapshot}. */
export type Snapshot = z.infer<typeof Snapshot>;
