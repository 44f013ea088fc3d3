import * as z from 'zod';
import { Difference } from './difference.js';
import { EnvironmentDescription } from './environment.js';
import { Finding, Level } from './finding.js';
import { Problem } from './problem.js';
import { DeployedAs } from './rule.js';
import { SectionStatus } from './snapshot.js';

/** Version of the report format. */
export const REPORT_SCHEMA_VERSION = '1.0';

/** What `check` says of a target: nothing is known to break, something breaks, or it cannot be said. */
export const TargetVerdict = z.enum(['runs', 'breaks', 'unknown']);

/** See {@link TargetVerdict}. */
export type TargetVerdict = z.infer<typeof TargetVerdict>;

/** A hole in a capture, with the section that it makes incomplete. */
export const Hole = Problem.extend({
  environment: z.enum(['source', 'target']),
  section: z.string(),
}).meta({ id: 'Hole' });

/** See {@link Hole}. */
export type Hole = z.infer<typeof Hole>;

/** How many of each there are; nothing is counted twice. */
export const Summary = z
  .object({
    error: z.number().int(),
    warning: z.number().int(),
    note: z.number().int(),
    waived: z.number().int(),
    undetermined: z.number().int(),
    folded: z.number().int().meta({ description: 'Differences that no rule judged, folded away.' }),
    ignored: z.number().int().optional().meta({ description: 'Differences that the project ignores; absent: none.' }),
  })
  .meta({ id: 'Summary' });

/** See {@link Summary}. */
export type Summary = z.infer<typeof Summary>;

/** What is said of one payload of several in one target. */
export const PayloadVerdict = z
  .object({
    name: z.string(),
    scope: z.string().meta({ description: 'What it is, as the scope of a report.' }),
    verdict: TargetVerdict,
    cause: z.string().optional().meta({ description: 'What stands first in the way.' }),
    more: z.int().meta({ description: 'How many errors there are besides the first.' }),
  })
  .meta({ id: 'PayloadVerdict' });

/** See {@link PayloadVerdict}. */
export type PayloadVerdict = z.infer<typeof PayloadVerdict>;

/** The findings for one target. */
export const TargetReport = z
  .object({
    reference: z.string(),
    environment: EnvironmentDescription,
    as: DeployedAs.optional().meta({
      description:
        'How the software comes there: files, or container: the target is the host that runs it. Absent: files.',
    }),
    verdict: TargetVerdict,
    payloads: z
      .array(PayloadVerdict)
      .optional()
      .meta({ description: 'Where several are deployed: what is said of each, by name.' }),
    summary: Summary,
    findings: z.array(Finding),
    problems: z.array(Hole),
    gone: z
      .array(Finding.pick({ rule: true, level: true, cause: true, message: true, fingerprint: true }))
      .optional()
      .meta({
        description: 'Of a check against an earlier report: open findings of that one that are no more.',
      }),
  })
  .meta({ id: 'TargetReport' });

/** See {@link TargetReport}. */
export type TargetReport = z.infer<typeof TargetReport>;

/** What a rule says of itself, for reporters that explain. */
export const ReportedRule = z
  .object({
    title: z.string(),
    level: Level,
    why: z.string(),
    fix: z.string(),
    references: z.array(z.string()),
  })
  .meta({ id: 'ReportedRule' });

/** See {@link ReportedRule}. */
export type ReportedRule = z.infer<typeof ReportedRule>;

/** What `check` answers: what every reporter renders. */
export const Report = z
  .object({
    schemaVersion: z.string(),
    tool: z.object({ name: z.literal('hostdrift'), version: z.string() }),
    source: EnvironmentDescription,
    scope: z.string().optional().meta({
      description:
        'What of the source is deployed: everything; unowned: what no package owns; a path in it; or above and a base.',
    }),
    at: z.string().optional().meta({
      description: 'Of a directory or a file that is deployed: where in the target it is laid.',
    }),
    targets: z.array(TargetReport),
    against: z.string().optional().meta({ description: 'The earlier report; only what is new since then counts.' }),
    rulesOff: z.array(z.string()).optional().meta({ description: 'Rules that the project switched off.' }),
    rules: z.record(z.string(), ReportedRule).meta({ description: 'The rules that found something, by id, sorted.' }),
    problems: z.array(Problem),
  })
  .meta({ id: 'Report', title: 'hostdrift report' });

/** See {@link Report}. */
export type Report = z.infer<typeof Report>;

/** The differences of one section. */
export const SectionDifferences = z
  .object({
    status: SectionStatus.meta({ description: 'The worse of the two sides.' }),
    differences: z.array(Difference),
  })
  .meta({ id: 'SectionDifferences' });

/** What `diff` answers. */
export const DiffReport = z
  .object({
    schemaVersion: z.string(),
    tool: z.object({ name: z.literal('hostdrift'), version: z.string() }),
    source: EnvironmentDescription,
    target: EnvironmentDescription,
    sections: z.record(z.string(), SectionDifferences),
    ignored: z
      .int()
      .optional()
      .meta({ description: 'Differences that the project ignores, in all sections; absent: none.' }),
    problems: z.array(Hole),
  })
  .meta({ id: 'DiffReport', title: 'hostdrift differences' });

/** See {@link DiffReport}. */
export type DiffReport = z.infer<typeof DiffReport>;
