import * as z from 'zod';
import { Acceptance } from './waiver.js';

/** SARIF's three levels (SARIF 2.1.0, 3.27.10). */
export const Level = z.enum(['error', 'warning', 'note']).meta({
  description: 'error: breaks; warning: may break or behaves otherwise; note: differs.',
});

/** See {@link Level}. */
export type Level = z.infer<typeof Level>;

/** One link of the chain that proves a finding: which environment, which file, what it says. */
export const Evidence = z
  .object({
    environment: z.enum(['source', 'target', 'payload']),
    path: z.string().optional(),
    line: z.int().min(1).optional().meta({ description: 'Line of the file at path, where the fact has one.' }),
    fact: z.string().meta({ description: 'What is the case there, for a person.' }),
  })
  .meta({ id: 'Evidence' });

/** See {@link Evidence}. */
export type Evidence = z.infer<typeof Evidence>;

/** A rule's verdict. */
export const Finding = z
  .object({
    rule: z.string(),
    level: Level,
    status: z.enum(['open', 'waived', 'undetermined']).meta({
      description: 'undetermined: the rule could not decide because a fact that it needs is unknown.',
    }),
    cause: z
      .string()
      .optional()
      .meta({ description: 'Stable word with its object, such as missing-library:libpq.so.5.' }),
    waiver: Acceptance.optional().meta({ description: 'Of a waived finding: who accepted it, why, until when.' }),
    baseline: z.enum(['new', 'unchanged']).optional().meta({
      description: 'Of a check against an earlier report: whether the finding was in it.',
    }),
    payloads: z.array(z.string()).optional().meta({
      description: 'Where several payloads are deployed: those that it is about; absent: the environment as a whole.',
    }),
    message: z.string(),
    evidence: z.array(Evidence),
    fix: z.string(),
    fingerprint: z.string().meta({ description: 'Stays the same as long as the same rule finds the same thing.' }),
  })
  .meta({ id: 'Finding' });

/** See {@link Finding}. */
export type Finding = z.infer<typeof Finding>;
