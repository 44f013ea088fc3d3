import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { DiffReport, Report } from '../../model/report.js';
import { Snapshot } from '../../model/snapshot.js';

/** What machines read, by the name of its published schema. */
const PUBLISHED = { snapshot: Snapshot, report: Report, differences: DiffReport };

/**
 * The published JSON Schemas (draft 2020-12) by file name. They are of the input kind, which lets a later minor version
 * of a format add fields without failing whoever validates against an earlier schema.
 */
export function schemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(PUBLISHED).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );
}

/** Writes the published JSON Schemas into `directory`. */
export async function writeSchemas(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of schemas()) await writeFile(join(directory, name), text);
}
