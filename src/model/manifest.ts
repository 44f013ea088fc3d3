import * as z from 'zod';
import { EnvironmentDescription } from './environment.js';
import { SectionStatus, Snapshot } from './snapshot.js';

/** Version of the manifest format. */
export const MANIFEST_SCHEMA_VERSION = '1.0';

/** A fact out of which secrets were taken. */
export const RedactedFact = z
  .object({
    key: z.string(),
    fields: z.array(z.string()).meta({ description: 'Where in the fact, as a path joined by dots.' }),
    count: z.number().int(),
  })
  .meta({ id: 'RedactedFact' });

/** See {@link RedactedFact}. */
export type RedactedFact = z.infer<typeof RedactedFact>;

/** What a section of a capture holds. */
export const SectionManifest = z
  .object({
    status: SectionStatus,
    facts: z.number().int(),
    problems: z.number().int(),
    fields: z.array(z.string()).meta({ description: 'Names of the fields that its facts have.' }),
    files: z
      .array(z.string())
      .optional()
      .meta({ description: 'Files that were read for it; of a stored snapshot not known.' }),
    redacted: z.array(RedactedFact),
  })
  .meta({ id: 'SectionManifest' });

/** See {@link SectionManifest}. */
export type SectionManifest = z.infer<typeof SectionManifest>;

/** What a capture holds, without what it says: to be read before it is handed over. */
export const Manifest = z
  .object({
    schemaVersion: z.string(),
    tool: z.object({ name: z.literal('hostdrift'), version: z.string() }),
    environment: EnvironmentDescription,
    redaction: Snapshot.shape.redaction,
    sections: z.record(z.string(), SectionManifest),
  })
  .meta({ id: 'Manifest', title: 'hostdrift manifest' });

/** See {@link Manifest}. */
export type Manifest = z.infer<typeof Manifest>;
