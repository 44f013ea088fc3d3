import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Manifest } from '../../model/manifest.js';
import type { Probe } from '../../model/probe.js';
import { DiffReport, Report } from '../../model/report.js';
import { RequirementsReport } from '../../model/requirement.js';
import { type Fact, Section, Snapshot } from '../../model/snapshot.js';
import { PROBES } from '../../probes/index.js';
import { ProjectDefinition } from '../../project/definition.js';

/**
 * The published JSON Schemas (draft 2020-12) by file name. They are of the input kind, which lets a later minor version
 * of a format add fields without failing whoever validates against an earlier schema.
 */
export function schemas(): ReadonlyMap<string, string> {
  const published = {
    snapshot: detailed(PROBES),
    report: Report,
    differences: DiffReport,
    requirements: RequirementsReport,
    manifest: Manifest,
    project: ProjectDefinition,
  };
  return new Map(
    Object.entries(published).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );
}

/** The snapshot with what the probes say of the facts in their sections; sections that none of them knows stay open. */
function detailed(probes: readonly Probe[]): z.ZodType {
  const facts = new Map<string, Set<z.ZodType<Fact>>>();
  for (const { id, section = id, schema } of probes) facts.set(section, (facts.get(section) ?? new Set()).add(schema));
  const sections = [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, known]) => [name, section(known)]);
  return Snapshot.extend({ sections: z.object(Object.fromEntries(sections)).partial().catchall(Section) }).meta({
    id: 'Snapshot',
    title: 'hostdrift snapshot',
  });
}

/** A section with facts of these kinds; probes that share a section may share a kind of fact. */
function section(kinds: ReadonlySet<z.ZodType<Fact>>): z.ZodType {
  const [first, ...others] = kinds;
  const fact = first === undefined || others.length > 0 ? z.union([...kinds]) : first;
  return Section.extend({ facts: z.record(z.string(), fact) });
}

/** Writes the published JSON Schemas into `directory`. */
export async function writeSchemas(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of schemas()) await writeFile(join(directory, name), text);
}
