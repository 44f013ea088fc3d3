import * as z from 'zod';
import type { Probe } from '../model/probe.js';
import { EnvironmentError } from '../model/problem.js';
import { SNAPSHOT_SCHEMA_VERSION, Snapshot } from '../model/snapshot.js';
import { PROBES } from '../probes/index.js';

/**
 * Reads a snapshot file's text, checked down to the fields of the facts of every section that this version knows.
 * `path` names the file in the errors. Throws {@link EnvironmentError} that says where it is wrong.
 */
export function parseSnapshot(text: string, path: string): Snapshot {
  const json = parseJson(text, path);
  checkVersion(json, path);
  const result = Snapshot.safeParse(json);
  if (!result.success) throw malformed(path, result.error.issues[0], []);
  for (const [name, section] of Object.entries(result.data.sections)) {
    const schema = SCHEMAS.get(name);
    if (schema === undefined) continue;
    for (const [key, fact] of Object.entries(section.facts)) {
      const checked = schema.safeParse(fact);
      if (!checked.success) throw malformed(path, checked.error.issues[0], ['sections', name, 'facts', key]);
    }
  }
  return result.data;
}

/** Schema of a fact by section; probes that share a section may each have a schema of their own. */
const SCHEMAS: ReadonlyMap<string, z.ZodType> = new Map(
  PROBES.map(({ id, section = id }) => [
    section,
    schemaOf(PROBES.filter((probe) => (probe.section ?? probe.id) === section)),
  ]),
);

function schemaOf(probes: readonly Probe[]): z.ZodType {
  const schemas = [...new Set(probes.map(({ schema }) => schema))];
  const [first] = schemas;
  return first !== undefined && schemas.length === 1 ? first : z.union(schemas);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError(
      `${path} is no snapshot: it is not valid JSON (${message})`,
      'Take or copy the snapshot again.',
    );
  }
}

/** A version that is too new is said as such, before its content is found fault with. */
function checkVersion(json: unknown, path: string): void {
  const version = typeof json === 'object' && json !== null && 'schemaVersion' in json ? json.schemaVersion : undefined;
  if (typeof version !== 'string' || !('sections' in (json as object))) {
    throw new EnvironmentError(
      `${path} is no snapshot of hostdrift: it has no schemaVersion and sections`,
      'Take a snapshot with: hostdrift snapshot ENVIRONMENT -o FILE',
    );
  }
  const major = SNAPSHOT_SCHEMA_VERSION.split('.', 1)[0];
  if (version.split('.', 1)[0] === major) return;
  throw new EnvironmentError(
    `${path} is a snapshot of schema version ${version}; this hostdrift reads ${major}.x`,
    'Use the version of hostdrift that took it, or take it again.',
  );
}

function malformed(
  path: string,
  issue: z.core.$ZodIssue | undefined,
  prefix: readonly PropertyKey[],
): EnvironmentError {
  const place = [...prefix, ...(issue?.path ?? [])].map(String).join(' → ');
  return new EnvironmentError(
    `${path} is a damaged snapshot: ${place}: ${issue?.message ?? 'unexpected content'}`,
    'Take or copy the snapshot again.',
  );
}
